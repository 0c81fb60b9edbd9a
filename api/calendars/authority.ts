import { rulebooksInUse } from '../../db/queries/rulebooks.ts';
import { dateOfInstant, formatDate } from '../../procedure/counting/index.ts';
import type { Approval } from '../../procedure/entry.ts';
import { roleWords, signsFor } from '../../procedure/rulebook/roles.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiProblem, badFields, problem } from '../problem.ts';

/** The office's director, beside whom the rulebooks in use let free deadlines. */
const DIRECTOR = 'director';

/** A calendar moves deadlines of every round: the approver is checked, not the clerk who typed it. */
export async function requireAuthority(deps: ApiDeps, books: Books, approval: Approval | Approval[]): Promise<void> {
  const used = [...(await books.byHashes(await rulebooksInUse(deps.db))).values()];
  const named = [...new Set([DIRECTOR, ...used.flatMap(({ override }) => [override.by].flat())])];
  const given = [approval].flat();
  const at = (index: number, name: string) =>
    Array.isArray(approval) ? `approval.${index}.${name}` : `approval.${name}`;
  const today = dateOfInstant(instantNow(deps));
  const ahead = given.flatMap(({ date }, index) =>
    date > today ? [{ field: at(index, 'date'), detail: `批准日${formatDate(date)}还没有到` }] : [],
  );
  if (ahead.length > 0) throw badFields(...ahead);
  if (given.some(({ role }) => named.some((asked) => signsFor(role, asked)))) return;
  const detail = `日历换版本须由${roleWords(named)}批准`;
  const field = Array.isArray(approval) ? 'approval' : 'approval.role';
  throw new ApiProblem(problem(422, 'not-approver', detail, { errors: [{ field, detail }] }));
}
