import type { Calendar } from '../procedure/calendar/calendar.ts';
import type { Approval } from '../procedure/entry.ts';
import type { Command } from '../procedure/heart/command.ts';
import type { Look, Seen } from '../procedure/heart/look.ts';
import type { Group } from '../procedure/heart/state.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { StatusView } from '../workflows/messages.ts';
import type { Engine, EngineHealth } from './orchestrator/engine.ts';
import type { Ledger } from './orchestrator/ledger.ts';
import { look } from './orchestrator/look.ts';
import { reviseRound } from './orchestrator/revise-round.ts';
import { startOffice } from './orchestrator/start-office.ts';
import { startRound } from './orchestrator/start-round.ts';
import { submit } from './orchestrator/submit.ts';
import { submitToRound } from './orchestrator/submit-to-round.ts';
import { together } from './orchestrator/together.ts';
import type { Problem } from './problem.ts';

export { type Clocks, temporalClocks } from './orchestrator/clocks.ts';
export { connectEngine } from './orchestrator/connect.ts';
export type { Engine, EngineHealth } from './orchestrator/engine.ts';
export { EngineFailure } from './orchestrator/engine.ts';
export { commandId } from './orchestrator/ids.ts';
export { databaseLedger } from './orchestrator/ledger.ts';
export { temporalEngine } from './orchestrator/temporal-engine.ts';

/** One command with, where a decision is entered, whose it is（代录批示）. */
export interface Item {
  command: Command;
  approval?: Approval | Approval[] | undefined;
  evidence?: string[] | undefined;
  /** Place in the request, which its id is made of; where it stands in the list unless told. */
  index?: number | undefined;
  /** A key of its own, in place of the caller's and its place: the same alone or among others. */
  key?: string | undefined;
  /** Whose key that is; the caller's unless told. What comes from a file is the same whoever brings it. */
  owner?: string | undefined;
}

/** Who asks, under which Idempotency-Key. */
export interface Caller {
  account: string;
  key: string;
}

export interface Submission extends Caller {
  workflowId: string;
  items: Item[];
}

export interface RoundStart extends Caller {
  round: string;
  book: Rulebook;
  calendar: Calendar;
  groups: Group[];
  params: Record<string, string>;
  plans: Record<string, string>;
  mode: 'live' | 'backfill';
  /** Instant the round's clock begins at (UTC). */
  instant: string;
  /** Milliseconds its clock is ahead of the engine's; the engine takes any but 0 for a rehearsal only. */
  clockOffset?: number | undefined;
  /** What was asked for, without what is looked up: a repeat is compared by it. */
  request: unknown;
}

export interface OfficeStart extends Caller {
  book: Rulebook;
  calendar: Calendar;
  params: Record<string, string>;
  /** Instant its clock begins at (UTC). */
  instant: string;
  /** What was asked for, without what is looked up: a repeat is compared by it. */
  request: unknown;
}

/** One revision for every workflow of a round, under one key. */
export interface RoundRevision extends Caller {
  round: string;
  /** Version of the rulebook that none may be behind afterwards. */
  hash: string;
  item: Item;
  /** Workflows that took it under this key before: asked again, so that other contents are refused. */
  before: string[];
}

/** One command for a round and everything of it that runs, under one key. */
export interface RoundSubmission extends Caller {
  round: string;
  item: Item;
}

/** `catching-up`: it is in the history for good, the ledger will show it in a moment. */
export type LedgerStanding = 'written' | 'catching-up';

export type ItemResult =
  | { status: 'accepted'; id: string; revision: number; repeated?: boolean | undefined }
  | { status: 'refused'; problem: Problem };

export interface Submitted {
  ledger: LedgerStanding;
  results: ItemResult[];
}

/** Which workflows of a round took a command, each at which of its revisions. */
export interface RoundSubmitted {
  ledger: LedgerStanding;
  workflows: { workflowId: string; id: string; revision: number; repeated?: boolean | undefined }[];
}

export interface Started {
  id: string;
  revision: number;
  repeated: boolean;
  ledger: LedgerStanding;
}

/** The API's only way to the workflows. Throws `ApiProblem` for what concerns a whole request. */
export interface Orchestrator {
  startRound(start: RoundStart): Promise<Started>;
  startOffice(start: OfficeStart): Promise<Started>;
  /** 1–100 commands of one workflow, in order, each accepted or refused on its own. */
  submit(submission: Submission): Promise<Submitted>;
  /** The same command for a round and every open or starting workflow of it; throws what any refused. */
  submitToRound(submission: RoundSubmission): Promise<RoundSubmitted>;
  /** Resolves when no open or starting workflow of the round follows another version; throws what any refused. */
  reviseRound(revision: RoundRevision): Promise<void>;
  /** Takes a published calendar version to all open workflows, durably; asked again it goes on as it is. */
  reviseCalendar(no: number): Promise<void>;
  status(workflowId: string): Promise<StatusView>;
  /** What is derived of a workflow's state: what a step waits for, counters, ledgers of things, originals. */
  look<K extends Look['kind']>(workflowId: string, asked: Look & { kind: K }): Promise<Seen & { kind: K }>;
  health(): Promise<EngineHealth>;
}

/** How long a caller waits: for the ledger, and for what is on its way from another workflow. */
export interface Patience {
  ledgerMs: number;
  inFlightMs: number;
  pauseMs: number;
}

export const PATIENCE: Patience = { ledgerMs: 2000, inFlightMs: 2000, pauseMs: 100 };

/** The orchestrator over an engine and the ledger it writes. */
export function createOrchestrator(deps: { engine: Engine; ledger: Ledger; patience?: Patience }): Orchestrator {
  const engine: Engine = { ...deps.engine, submit: together(deps.engine.submit) };
  const all = { patience: PATIENCE, ...deps, engine };
  return {
    startRound: (start) => startRound(all, start),
    startOffice: (start) => startOffice(all, start),
    submit: (submission) => submit(all, submission),
    submitToRound: (submission) => submitToRound(all, submission),
    reviseRound: (revision) => reviseRound(all, revision),
    reviseCalendar: async (no) => void (await deps.engine.startCalendarRevision(no)),
    status: (workflowId) => deps.engine.status(workflowId),
    look: <K extends Look['kind']>(workflowId: string, asked: Look & { kind: K }) => look<K>(all, workflowId, asked),
    health: () => deps.engine.health(),
  };
}
