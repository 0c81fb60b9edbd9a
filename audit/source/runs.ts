import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Db } from '../../db/client.ts';
import { type HistoryRow, historiesOf } from '../../db/queries/histories.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import { isForgotten } from '../../workflows/forgotten.ts';
import type { Run, WorkflowEvidence } from '../evidence.ts';
import type { Part } from './ledger.ts';

const expand = promisify(gunzip);
const { History } = proto.temporal.api.history.v1;

type Chain = Pick<WorkflowEvidence, 'runs' | 'strays' | 'missing'>;

/** Where runs are looked for: the engine, and the copies beside the ledger. */
export interface RunSources {
  /** Undefined where the engine is not to be asked. */
  client: Client | undefined;
  db: Db;
}

/**
 * The chain of each workflow the ledger or the engine knows, and what lies beside it. A run that was kept when it closed is
 * read from its copy.
 */
export async function runsOf(
  { client, db }: RunSources,
  { round, workflowId }: Part,
  known: readonly string[],
): Promise<Map<string, Chain>> {
  const listed = client ? await runsListed(client, workflowId ?? round, workflowId === undefined) : new Map();
  const ids = [...new Set([...known, ...listed.keys()])].sort();
  const kept = await historiesOf(db, ids);
  const chains = new Map<string, Chain>();
  for (const id of ids) {
    const copies = kept.filter((row) => row.workflowId === id);
    chains.set(id, await chainOf(client, id, copies, listed.get(id) ?? []));
  }
  return chains;
}

/** Runs the engine lists, by workflow: of one id, or of a round's own and of all whose id begins with its number. */
async function runsListed(client: Client, id: string, withPeers: boolean): Promise<Map<string, string[]>> {
  const query = `WorkflowId = '${id}'${withPeers ? ` OR WorkflowId STARTS_WITH '${id}-'` : ''}`;
  const runs = new Map<string, string[]>();
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    runs.set(workflowId, [...(runs.get(workflowId) ?? []), runId]);
  }
  return runs;
}

async function chainOf(
  client: Client | undefined,
  workflowId: string,
  kept: HistoryRow[],
  listed: readonly string[],
): Promise<Chain> {
  const copies = new Map(kept.map((row) => [row.runId, row]));
  const runs: Run[] = [];
  const missing: string[] = [];
  let runId = (client && (await newestRun(client, workflowId))) ?? newestKept(kept);
  if (runId === undefined) missing.push('引擎里没有它的历史，也没有保存过');
  while (runId !== undefined) {
    const copy = copies.get(runId);
    const run: Run | undefined =
      (copy?.final ? await fromCopy(copy, missing) : undefined) ??
      (client && (await fromEngine(client, workflowId, runId))) ??
      (copy && (await fromCopy(copy, missing)));
    if (!run) {
      missing.push(`运行 ${runId} 的历史引擎已不保留，也没有保存过`);
      break;
    }
    runs.unshift(run);
    runId = previousOf(run);
  }
  return { runs, strays: client ? await straysOf(client, workflowId, runs, listed) : [], missing };
}

function previousOf({ history }: Run): string | undefined {
  return history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
}

async function newestRun(client: Client, workflowId: string): Promise<string | undefined> {
  return unlessForgotten(async () => (await client.workflow.getHandle(workflowId).describe()).runId);
}

/** The kept run that no other names as the one before it. */
function newestKept(kept: HistoryRow[]): string | undefined {
  const before = new Set(kept.map(({ previousRunId }) => previousRunId));
  return kept.findLast(({ runId }) => !before.has(runId))?.runId;
}

async function fromEngine(client: Client, workflowId: string, runId: string): Promise<Run | undefined> {
  return unlessForgotten(async () => {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    return { workflowId, runId, history, from: { source: 'engine' } };
  });
}

/** A copy whose bytes cannot be read is told, and the engine asked instead. */
async function fromCopy(row: HistoryRow, missing: string[]): Promise<Run | undefined> {
  const { workflowId, runId } = row;
  try {
    const encoded = await expand(row.history);
    const sha256 = sha256Of(encoded);
    const from: Run['from'] = { source: 'kept', sha256, noted: row.sha256 };
    return { workflowId, runId, history: History.decode(encoded), from };
  } catch {
    missing.push(`运行 ${runId} 保存的历史读不出来：被截短或被改`);
    return undefined;
  }
}

/** Runs of the same id beside the chain: what was reset or started over. */
async function straysOf(
  client: Client,
  workflowId: string,
  runs: readonly Run[],
  listed: readonly string[],
): Promise<Run[]> {
  const chained = new Set(runs.map(({ runId }) => runId));
  const strays: Run[] = [];
  for (const runId of listed) {
    if (chained.has(runId)) continue;
    // A run that began while we were reading belongs to the next audit.
    const stray = await fromEngine(client, workflowId, runId);
    if (stray && !follows(stray, chained)) strays.push(stray);
  }
  return strays;
}

function follows(run: Run, chained: ReadonlySet<string>): boolean {
  const before = previousOf(run);
  return before !== undefined && chained.has(before) && !isReset(run);
}

function isReset({ runId, history }: Run): boolean {
  const original = history.events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId;
  return Boolean(original) && original !== runId;
}

async function unlessForgotten<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isForgotten(error)) return undefined;
    throw error;
  }
}
