import { setTimeout as sleep } from 'node:timers/promises';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { isQuiet, ticksBefore } from '../../workflows/quiet.ts';
import type { ApiDeps } from '../deps.ts';
import { EngineFailure } from '../orchestrator.ts';
import { ApiProblem, problem } from '../problem.ts';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/**
 * Before a fact of time `instant` (UTC) of a round that is backfilled: nothing is under way between its workflows, and
 * everything that fell due by then is on record. As `npm run backfill` does it.
 */
export async function barrier(
  { db, orchestrator }: Pick<ApiDeps, 'db' | 'orchestrator'>,
  { round, account, instant }: { round: string; account: string; instant: string },
): Promise<void> {
  let giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    if (Date.now() > giveUp) {
      throw new ApiProblem(problem(503, 'not-quiet', '各组·单位之间一直在传送，导入停下；请稍后再确认一次'), 5);
    }
    const rows = await workflowsOfRound(db, round);
    const standing = await Promise.all(rows.map(({ workflowId }) => orchestrator.status(workflowId))).catch(unwritten);
    if (!standing || !isQuiet(standing)) {
      await sleep(PAUSE_MS);
      continue;
    }
    const ticks = ticksBefore(standing, instant);
    if (ticks.length === 0) return;
    giveUp = Date.now() + PATIENCE_MS;
    for (const { workflowId, revision, until } of ticks) {
      const key = `import-tick/${workflowId}/${revision}/${until}`;
      const items = [{ command: { type: 'tick' as const, until } }];
      await orchestrator.submit({ account, key, workflowId, items });
    }
  }
}

/** One that was just begun may not be there yet. */
function unwritten(error: unknown): undefined {
  if (!(error instanceof EngineFailure) || error.kind !== 'unknown-workflow') throw error;
}
