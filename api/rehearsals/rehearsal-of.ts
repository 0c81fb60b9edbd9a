import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { type RoundRow, roundByNo } from '../../db/queries/rounds.ts';
import type { Group } from '../../procedure/heart/state.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import type { Rehearsals } from '../rehearsals.ts';

/** The rehearsal of a number; says so where the number is that of a real round, whose clock nobody moves. */
export async function rehearsalOf(deps: ApiDeps, { db }: Rehearsals, round: string): Promise<RoundRow> {
  const row = await roundByNo(db, round);
  if (row) return row;
  if (!(await roundByNo(deps.db, round))) throw notFound('round', `没有演练 ${round}`);
  const detail = `${round} 是真的轮次，不是演练：它的时钟不能拨动`;
  throw new ApiProblem(problem(422, 'real-round', detail, { errors: [{ field: 'round', detail }] }));
}

/** Its groups, as far as the clocks have to know them. */
export async function groupsOfRehearsal({ db }: Rehearsals, round: string): Promise<Group[]> {
  const rows = await inspectionsOfRound(db, round);
  return rows.map(({ ref, groupNo, orgNo, name, traits }) => ({
    no: groupNo,
    inspections: [{ ref, group: groupNo, no: orgNo, name, traits }],
  }));
}
