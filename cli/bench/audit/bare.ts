import { Worker } from '@temporalio/worker';
import { workerSinks as sinks } from '../../../workflows/bundle.ts';
import { replayConverter } from '../../../workflows/data-converter.ts';
import type { RunHistory } from '../../../workflows/replay.ts';

/** Seconds the engine's own replayer takes for these histories: nothing collected, nothing compared. */
export async function bareSeconds(code: string, runs: readonly RunHistory[]): Promise<number> {
  const options = { workflowBundle: { code }, dataConverter: replayConverter(), sinks };
  const started = Date.now();
  for await (const { error } of Worker.runReplayHistories(options, [...runs])) {
    if (error) throw error;
  }
  return (Date.now() - started) / 1000;
}
