import type { Db } from '../../db/client.ts';
import type { LedgerListener } from '../../db/listen.ts';
import { type CommandRow, commandsByIds } from '../../db/queries/commands.ts';
import { listFacts } from '../../db/queries/facts.ts';
import { inspectionByWorkflow } from '../../db/queries/inspections.ts';
import { type Following, openInRound } from '../../db/queries/open-in-round.ts';
import { rulebookByHash } from '../../db/queries/rulebooks.ts';
import { transferByWorkflow } from '../../db/queries/transfers.ts';
import { workflowStatus } from '../../db/queries/workflows.ts';
import type { Command } from '../../procedure/heart/command.ts';
import { ownerOf } from '../../procedure/heart/crossings.ts';
import type { MissingGate } from '../../procedure/heart/event.ts';
import type { KnownPerson } from '../../procedure/heart/given.ts';
import { concerns, subjectOf } from '../../procedure/heart/subject.ts';
import { roundOf } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { knownPerson } from './known-person.ts';

/** What the orchestrator asks of the ledger. */
export interface Ledger {
  commands(ids: string[]): Promise<Map<string, CommandRow>>;
  /** Whether the ledger has the revision in time; false also when it cannot be asked. */
  reaches(workflowId: string, revision: number, timeoutMs: number): Promise<boolean>;
  /** The workflow was asked for and its start is on its way. */
  isStarting(workflowId: string): Promise<boolean>;
  /** Whether a missing gate belongs to another workflow which has passed it by that day: its copy is on its way. */
  hasElsewhere(workflowId: string, gate: MissingGate, date: string): Promise<boolean>;
  /** What is known of the person whom a command assigns to a group; nothing for any other command. */
  knownPerson(workflowId: string, command: Command): Promise<KnownPerson | undefined>;
  /** The workflows of a round that are open or starting, each with the version of the rulebook it follows. */
  openWorkflows(round: string): Promise<Following[]>;
}

/** The ledger in PostgreSQL. */
export function databaseLedger(db: Db, listener: Pick<LedgerListener, 'waitForRevision'>): Ledger {
  return {
    async commands(ids) {
      return new Map((await commandsByIds(db, ids)).map((row) => [row.id, row]));
    },
    reaches: (workflowId, revision, timeoutMs) =>
      listener.waitForRevision(workflowId, revision, timeoutMs).catch(() => false),
    async isStarting(workflowId) {
      const row = (await inspectionByWorkflow(db, workflowId)) ?? (await transferByWorkflow(db, workflowId));
      return row?.state === 'starting';
    },
    knownPerson: (workflowId, command) => knownPerson(db, workflowId, command),
    openWorkflows: (round) => openInRound(db, round),
    async hasElsewhere(workflowId, gate, date) {
      const status = await workflowStatus(db, workflowId);
      const book = status?.rulebookHash ? await rulebookByHash(db, status.rulebookHash) : undefined;
      if (!status || !book || ownerOf(book, gate.step) === status.host) return false;
      return passed(db, book, roundOf(workflowId), gate, date);
    },
  };
}

async function passed(db: Db, book: Rulebook, round: string, gate: MissingGate, date: string): Promise<boolean> {
  const rows = await listFacts(db, { round, facts: [gate.step], standing: true });
  const [about = '', thing] = gate.on.split('+');
  const subject = { ...subjectOf(about), ...(gate.thing !== undefined && thing !== undefined && { thing }) };
  const done = rows.filter((row) => row.date <= date && concerns({ ...row, id: row.factId, on: row.subject }, subject));
  const parts = book.steps[gate.step]?.parts;
  if (!parts || done.some((row) => row.data.part === undefined)) return done.length > 0;
  return parts.every((part) => done.some((row) => row.data.part === part));
}
