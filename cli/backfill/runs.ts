import type { Act } from './act.ts';

/** As many as one request takes. */
const MOST = 100;

/**
 * Acts that may go in one request: next to each other, of one instant, in one workflow. Nothing can come back from
 * another workflow between them, so no barrier is needed either. What is not a fact goes alone.
 */
export function runsOf(acts: Act[]): Act[][] {
  const runs: Act[][] = [];
  for (const act of acts) {
    const run = runs.at(-1);
    const first = run?.[0];
    const joins = first && isFact(act) && first.path === act.path && first.instant === act.instant;
    if (run && joins && run.length < MOST) run.push(act);
    else runs.push([act]);
  }
  return runs;
}

function isFact({ path }: Act): boolean {
  return path.endsWith('/facts');
}
