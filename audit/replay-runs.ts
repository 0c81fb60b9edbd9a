import type { KeyReader } from '../keys/key-reader.ts';
import type { Entry } from '../procedure/entry.ts';
import { isBuild } from '../workflows/build-id.ts';
import { buildOf, recordedFlushes } from '../workflows/history.ts';
import { asDecided, replay } from '../workflows/replay.ts';
import type { Run } from './evidence.ts';
import type { Finding } from './finding.ts';

/** The code to replay with where a run's own build was not kept, or instead of it. */
export interface Code {
  /** Workflow code of this release. */
  current: string;
  /** `own`: each run with the build that ran it; `current`: all with this release's, the gate before a deploy. */
  use: 'own' | 'current';
}

/** What replays gave: entries by workflow, what went wrong, and what the reader has to know. */
export interface ReplayedRuns {
  entries: Map<string, Entry[]>;
  /** The last entry of each workflow that its history says is in the ledger. */
  recorded: Map<string, number>;
  findings: Finding[];
  notes: string[];
}

/** Replays every run, those of one build in one go. */
export async function replayRuns(
  runs: readonly Run[],
  builds: ReadonlyMap<string, string>,
  code: Code,
  told: () => void,
  keys?: KeyReader,
): Promise<ReplayedRuns> {
  const result: ReplayedRuns = { entries: new Map(), recorded: new Map(), findings: [], notes: [] };
  const carried: Entry[] = [];
  for (const [buildId, own] of byBuild(runs, code)) {
    const kept = buildId === CURRENT || isBuild(buildId, code.current) ? code.current : builds.get(buildId);
    if (kept !== undefined && kept !== code.current && !isBuild(buildId, kept)) {
      result.findings.push({
        kind: 'build',
        workflowId: own[0]?.workflowId ?? '',
        text: `保存的构建 ${buildId} 与它的名字不符`,
      });
    }
    if (kept === undefined && buildId !== '') {
      result.notes.push(`${own.length} 次运行所用的构建 ${buildId} 没有留存，用现在的代码重放`);
    }
    const { outcomes, entries, flushes, carried: left } = await replay({ code: kept ?? code.current }, own, told, keys);
    for (const run of own) noteRecorded(result.recorded, run, flushes.get(run.runId) ?? []);
    for (const { workflowId, runId, error } of outcomes) {
      if (!error) continue;
      const text = `重放不通：${firstLine(error)}`;
      result.findings.push({ kind: kept === undefined ? 'build' : 'replay', workflowId, runId, text });
    }
    for (const [workflowId, emitted] of entries) {
      result.entries.set(workflowId, [...(result.entries.get(workflowId) ?? []), ...emitted]);
    }
    carried.push(...left);
  }
  // A run and the one that writes what it left may be of different builds.
  return { ...result, entries: asDecided(result.entries, carried) };
}

/** Flushes and the activities that carried them come in the same order. */
function noteRecorded(recorded: Map<string, number>, { workflowId, history }: Run, flushes: readonly Entry[][]): void {
  for (const [index, done] of recordedFlushes(history.events ?? []).entries()) {
    const last = done ? (flushes[index]?.at(-1)?.seq ?? 0) : 0;
    recorded.set(workflowId, Math.max(last, recorded.get(workflowId) ?? 0));
  }
}

const CURRENT = 'current';

function byBuild(runs: readonly Run[], { use }: Code): Map<string, Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const buildId = use === 'current' ? CURRENT : (buildOf(run.history.events ?? []) ?? '');
    groups.set(buildId, [...(groups.get(buildId) ?? []), run]);
  }
  return groups;
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0] ?? '';
}
