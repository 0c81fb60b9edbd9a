import { Worker } from '@temporalio/worker';
import { dataConverter } from '../../../workflows/gzip-codec.ts';
import type { RunHistory } from '../../../workflows/replay.ts';

/** Seconds the engine's own replayer takes for these histories: nothing collected, nothing compared. */
export async function bareSeconds(code: string, runs: readonly RunHistory[]): Promise<number> {
  const started = Date.now();
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: { code }, dataConverter }, [...runs])) {
    if (error) throw error;
  }
  return (Date.now() - started) / 1000;
}
