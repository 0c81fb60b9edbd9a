import type { Client } from '@temporalio/client';
import type proto from '@temporalio/proto';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { KeyReader } from '../keys/key-reader.ts';
import type { Entry } from '../procedure/entry.ts';
import { replaySinks } from './bundle.ts';
import { replayConverter } from './data-converter.ts';

export type History = proto.temporal.api.history.v1.IHistory;

/** One run of a workflow's chain. */
export interface RunHistory {
  workflowId: string;
  runId: string;
  history: History;
}

/** What a replay says of one run: nothing wrong, or where code and history part. */
export interface ReplayOutcome {
  workflowId: string;
  runId: string;
  error?: Error | undefined;
}

/** What a replay gave: each run's outcome, all entries by workflow, and flush after flush by run. */
export interface Replayed {
  outcomes: ReplayOutcome[];
  entries: Map<string, Entry[]>;
  flushes: Map<string, Entry[][]>;
  /** What runs left to the next one to write. */
  carried: Entry[];
}

/** Every run of a workflow, oldest first: continue-as-new makes a chain. */
export async function fetchChain(client: Client, workflowId: string): Promise<RunHistory[]> {
  const chain: RunHistory[] = [];
  let runId = (await client.workflow.getHandle(workflowId).describe()).runId;
  for (;;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    chain.unshift({ workflowId, runId, history });
    const before = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!before) return chain;
    runId = before;
  }
}

/** Replays runs with one bundle, telling each that is done; hands back each run's outcome and all entries its sink emitted, by workflow. `keys`: of the payloads, where they are not those of this process. */
export async function replay(
  workflowBundle: WorkflowBundleOption,
  runs: RunHistory[],
  told: (outcome: ReplayOutcome) => void = () => {},
  keys?: KeyReader,
): Promise<Replayed> {
  const entries = new Map<string, Entry[]>();
  const flushes = new Map<string, Entry[][]>();
  const carried: Entry[] = [];
  const flushed = (emitted: Entry[], runId: string) => {
    flushes.set(runId, [...(flushes.get(runId) ?? []), emitted]);
    for (const entry of emitted) {
      const own = entries.get(entry.workflowId);
      if (own) own.push(entry);
      else entries.set(entry.workflowId, [entry]);
    }
  };
  const sinks = replaySinks(flushed, (left) => carried.push(...left));
  const outcomes: ReplayOutcome[] = [];
  for await (const { workflowId, runId, error } of Worker.runReplayHistories(
    { workflowBundle, dataConverter: replayConverter(keys), sinks },
    runs.map(({ workflowId, history }) => ({ workflowId, history })),
  )) {
    const outcome = { workflowId, runId, error };
    outcomes.push(outcome);
    told(outcome);
  }
  return { outcomes, entries: asDecided(entries, carried), flushes, carried };
}

/** Each workflow’s entries in order; those a run left to the next one to write as the first decided them. */
export function asDecided(entries: ReadonlyMap<string, Entry[]>, carried: readonly Entry[]): Map<string, Entry[]> {
  const decided = new Map(carried.map((entry) => [`${entry.workflowId} ${entry.seq}`, entry]));
  return new Map(
    [...entries].map(([workflowId, list]) => [
      workflowId,
      list.map((entry) => decided.get(`${workflowId} ${entry.seq}`) ?? entry).toSorted((a, b) => a.seq - b.seq),
    ]),
  );
}

/** Keeps the engine's own lines out of a replaying process, whose output is the audit's; call before the first replay. */
export function silenceEngine(): void {
  const logging = { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) };
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
}
