import type { CheckpointRow } from '../db/queries/checkpoints.ts';
import type { LedgerEntry } from '../db/queries/entries.ts';
import type { KeyReader } from '../keys/key-reader.ts';
import type { ProjectedTable } from '../procedure/row.ts';
import type { History } from '../workflows/replay.ts';
import type { Unreadable } from './source/unreadable.ts';

/** One run of a workflow as an audit got hold of it. */
export interface Run {
  workflowId: string;
  runId: string;
  history: History;
  /** The engine itself; a copy kept beside the ledger, with the sha256 of its bytes and the one noted then; a file. */
  from: { source: 'engine' } | { source: 'kept'; sha256: string; noted: string } | { source: 'file'; name: string };
}

/** What an audit holds against each other for one workflow. */
export interface WorkflowEvidence {
  workflowId: string;
  round: string;
  /** Its chain, oldest run first. */
  runs: Run[];
  /** Runs of the same id that are not in the chain: what a reset leaves behind. */
  strays: Run[];
  /** Why there is less than there should be. */
  missing: string[];
  entries: LedgerEntry[];
  /** Why its entries are not here, though the ledger has them. */
  unreadable?: Unreadable;
  /** Revision its row in `workflows` says; undefined where there is no row. */
  revision: number | undefined;
  /** Accepted commands the ledger keeps, by id. */
  commands: Map<string, { hash: string; revision: number }>;
}

/** Rows of the projected tables, columns named as in `db/schema`. */
export type Rows = Partial<Record<ProjectedTable, Record<string, unknown>[]>>;

/** Everything an audit of one round (or the office) looks at, wherever it was read. */
export interface Evidence {
  round: string;
  workflows: WorkflowEvidence[];
  rows: Rows;
  /** Why rows are not here, though the ledger has them. */
  unreadable?: Unreadable;
  /** Whether rows that no entry accounts for are all here: not when a single workflow is audited. */
  allRows: boolean;
  /** Every checkpoint there is, from the first on. */
  checkpoints: CheckpointRow[];
  /** Public keys the auditor trusts, PEM. */
  publicKeys: string[];
  /** Of the histories, where they are not those of this process. */
  keys?: KeyReader;
  /** Workflow code by build id. */
  builds: Map<string, string>;
  /** Whether clocks may be moved where these histories come from. */
  rehearsal: boolean;
}
