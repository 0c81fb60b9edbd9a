import type { Approval } from '../procedure/entry.ts';
import { roleWords, signsFor } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { ApiProblem, problem } from './problem.ts';

/**
 * Gates and terms are freed by whom the rulebook names, with any signature of the paper: the approver is checked, not
 * the clerk who typed it.
 */
export function requireOverride(
  book: Rulebook,
  approval: Approval | Approval[],
  { rule, what = '顺延、停表、免除' }: { rule?: string | undefined; what?: string } = {},
): void {
  const own = rule === undefined ? undefined : book.deadlines[rule]?.['extend-by'];
  const named = [own ?? book.override.by].flat();
  if ([approval].flat().some(({ role }) => named.some((asked) => signsFor(role, asked)))) return;
  const note = own === undefined ? book.override.note : (book.deadlines[rule ?? '']?.clause ?? '规程所定');
  const detail = `${what}须由${roleWords(named)}批准（${note}）`;
  const field = Array.isArray(approval) ? 'approval' : 'approval.role';
  throw new ApiProblem(problem(422, 'not-approver', detail, { errors: [{ field, detail }] }));
}
