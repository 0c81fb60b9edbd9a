import type { Act } from './act.ts';

/** Acts that go in one request. */
export type Run = [Act, ...Act[]];

/** Of the hundred one request takes: a round of full size works out each against all it knows, within one task. */
const MOST = 25;

/**
 * Acts that may go in one request: next to each other, of one instant, in one workflow. Nothing can come back from
 * another workflow between them, so no barrier is needed either. What is not a fact goes alone.
 */
export function runsOf(acts: Act[]): Run[] {
  const runs: Run[] = [];
  for (const act of acts) {
    const run = runs.at(-1);
    if (run && run.length < MOST && joins(act, run[0])) run.push(act);
    else runs.push([act]);
  }
  return runs;
}

function joins({ path, instant }: Act, first: Act): boolean {
  return path.endsWith('/facts') && path === first.path && instant === first.instant;
}
