import type { Client } from '@temporalio/client';
import { bundleWorkflows } from '../../activities/worker.ts';
import type { Db } from '../../db/client.ts';
import { allEntriesOf, type LedgerEntry } from '../../db/queries/entries.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { entryDifferences } from '../../procedure/entry-differences.ts';
import { type RunHistory, replay, silenceEngine } from '../../workflows/replay.ts';
import { type Figures, perSecond, type WorkflowFigures } from './figures.ts';
import { chainOf } from './histories.ts';

type Measured = Pick<
  Figures,
  | 'facts'
  | 'entries'
  | 'events'
  | 'bytes'
  | 'eventsPerFact'
  | 'bytesPerFact'
  | 'longestChain'
  | 'replaySeconds'
  | 'replayedPerSecond'
  | 'replayErrors'
  | 'differing'
  | 'workflows'
>;

/** Measures every workflow of a round, replays all their histories and compares what they emit with the ledger. */
export async function measureRound(client: Client, db: Db, round: string): Promise<Measured> {
  const workflows: WorkflowFigures[] = [];
  const runs: RunHistory[] = [];
  const ledger = new Map<string, LedgerEntry[]>();
  for (const { workflowId } of await workflowsOfRound(db, round)) {
    const chain = await chainOf(client, workflowId);
    const entries = await allEntriesOf(db, workflowId);
    runs.push(...chain.runs);
    ledger.set(workflowId, entries);
    const facts = entries.filter(({ type }) => type === 'fact.recorded').length;
    const { events, bytes } = chain;
    workflows.push({ workflowId, facts, entries: entries.length, runs: chain.runs.length, events, bytes });
  }
  const total = (figure: (one: WorkflowFigures) => number) => workflows.reduce((sum, one) => sum + figure(one), 0);
  const facts = total((one) => one.facts);
  const events = total((one) => one.events);
  const bytes = total((one) => one.bytes);
  return {
    facts,
    entries: total((one) => one.entries),
    events,
    bytes,
    eventsPerFact: events / facts,
    bytesPerFact: bytes / facts,
    longestChain: Math.max(...workflows.map((one) => one.runs)),
    ...(await replayed(runs, events, ledger)),
    workflows,
  };
}

async function replayed(runs: RunHistory[], events: number, ledger: Map<string, LedgerEntry[]>) {
  silenceEngine();
  const bundle = await bundleWorkflows();
  const started = Date.now();
  const { outcomes, entries } = await replay(bundle, runs);
  const replaySeconds = (Date.now() - started) / 1000;
  return {
    replaySeconds,
    replayedPerSecond: perSecond(events, replaySeconds),
    replayErrors: outcomes.flatMap(({ workflowId, error }) => (error ? [`${workflowId}: ${error.message}`] : [])),
    differing: [...ledger].flatMap(([id, written]) => entryDifferences(entries.get(id) ?? [], written)),
  };
}
