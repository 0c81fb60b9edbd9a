/** What one workflow of a round came to, over all its runs. */
export interface WorkflowFigures {
  workflowId: string;
  facts: number;
  entries: number;
  /** Runs of its chain, one after another by continue-as-new. */
  runs: number;
  events: number;
  /** Size of its histories as the engine counts it. */
  bytes: number;
}

/** What a round came to, and how long it took. */
export interface Figures {
  scenario: string;
  round: string;
  /** Acts entered just now; what was on record from an earlier run is not entered again. */
  recorded: number;
  repeated: number;
  refused: string[];
  backfillSeconds: number;
  factsPerSecond: number;
  facts: number;
  entries: number;
  events: number;
  bytes: number;
  eventsPerFact: number;
  bytesPerFact: number;
  /** Runs of the longest chain. */
  longestChain: number;
  /** All tables and indexes of the ledger, and by how much this run let them grow. */
  ledgerBytes: number;
  ledgerGrowth: number;
  replaySeconds: number;
  replayedPerSecond: number;
  /** Histories that could not be replayed, and entries that the ledger has otherwise; none is as it should be. */
  replayErrors: string[];
  differing: string[];
  workflows: WorkflowFigures[];
}

export const perSecond = (count: number, seconds: number): number => (seconds === 0 ? 0 : count / seconds);
