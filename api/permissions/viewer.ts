import type { Db } from '../../db/client.ts';
import { type FactRow, listFacts } from '../../db/queries/facts.ts';
import { circlesOf, limitingSteps, type Standing } from '../../procedure/rights/circles.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import { reachOf } from './reach.ts';
import type { Right } from './rights.ts';
import { LOCAL_ROLE } from './table.ts';

/** Who looks by a right, as the procedure's rules of who may know of what ask it; no circles are known. */
export function viewerOf(account: Account, right: Right): Viewer {
  const { scopes } = reachOf(account, right);
  return {
    roles: scopes,
    person: account.person ?? undefined,
    recusals: account.recused,
    circles: [],
    local: scopes.some(({ role }) => role === LOCAL_ROLE),
  };
}

/** The same in one round, with the circles（知悉范围）that hold there. */
export async function viewerIn(
  db: Db,
  book: Rulebook,
  round: string,
  { account, right }: { account: Account; right: Right },
): Promise<Viewer> {
  const viewer = viewerOf(account, right);
  const steps = limitingSteps(book);
  if (viewer.local || steps.length === 0) return viewer;
  return { ...viewer, circles: circlesOf(book, await standing(db, round, steps)) };
}

/** The facts of these steps that stand in a round. */
export async function standing(db: Db, round: string, facts: string[]): Promise<Standing[]> {
  if (facts.length === 0) return [];
  const rows = await listFacts(db, { round, facts, standing: true });
  return rows.map(asStanding);
}

export function asStanding({ round, fact, subject: on, at, data }: FactRow): Standing {
  return { round, fact, on, at, data };
}
