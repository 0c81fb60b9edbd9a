import type { Approval } from '../procedure/entry.ts';
import { roleWords, signsFor } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { ApiProblem, problem } from './problem.ts';

/**
 * read: look · record: register facts and decisions · control: move a backfilled round's time · audit: see what the
 * engine's histories hold.
 */
export type Action = 'read' | 'record' | 'control' | 'audit';

const MAY: Record<string, readonly Action[]> = {
  office: ['read', 'record'],
  // Never the same person as one who records: an audit is of what those did.
  auditor: ['read', 'audit'],
  local: ['read', 'record', 'control', 'audit'],
};

/** Refuses what the role may not do. The one place that decides it; issue G fills in the other roles. */
export function permit(role: string, action: Action): void {
  if (MAY[role]?.includes(action)) return;
  throw new ApiProblem(problem(403, 'not-permitted', '此账号不能进行这项操作'));
}

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
