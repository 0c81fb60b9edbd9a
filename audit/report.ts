import type { Finding, Verdict } from './finding.ts';

/** What an audit says of one workflow. */
export interface WorkflowReport {
  workflowId: string;
  verdict: Verdict;
  runs: number;
  events: number;
  entries: number;
  /** Entries that history has and the ledger does not have yet. */
  inFlight: number;
}

/** What an audit says of one round, or of the standing office. */
export interface RoundReport {
  round: string;
  verdict: Verdict;
  /** The first of the findings, by workflow and sequence. */
  first: Finding | null;
  findings: Finding[];
  workflows: WorkflowReport[];
  checkpoints: number;
  /** What the reader has to know beside the verdict. */
  notes: string[];
}

/** What an audit says of the trail（审计日志）. */
export interface TrailReport {
  verdict: Verdict;
  entries: number;
  /** Up to which entry checkpoints have signed it. */
  signed: number;
  findings: Finding[];
}

/** The report of a whole audit: `npm run audit -- --json` prints it. */
export interface Report {
  verdict: Verdict;
  /** When it was made (UTC), by which release. */
  at: string;
  version: string;
  code: 'own' | 'current';
  rounds: RoundReport[];
  /** Not of a bundle, which has none. */
  trail?: TrailReport | undefined;
  /** Runs, events and entries looked at, and how long the replay took. */
  figures: { runs: number; events: number; entries: number; replaySeconds: number; eventsPerSecond: number };
}
