import type { RoleGiven } from '../db/queries/account-roles.ts';
import type { Approval } from '../procedure/entry.ts';
import { roleWords, signsFor } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { ApiProblem, problem } from './problem.ts';

/**
 * read: look · record: register facts and decisions · control: move a backfilled round's time · audit: see what the
 * engine's histories hold · accounts: create and disable accounts · roles: give roles · own: one's own password,
 * sessions and keys.
 */
export type Action = 'read' | 'record' | 'control' | 'audit' | 'accounts' | 'roles' | 'own';

const MAY: Record<string, readonly Action[]> = {
  office: ['read', 'record'],
  director: ['read', 'record'],
  'lg.head': ['read'],
  'lg.exec': ['read'],
  // Never the same person as one who records: an audit is of what those did.
  auditor: ['read', 'audit'],
  sysadmin: ['accounts'],
  secadmin: ['roles'],
};

/** What this machine's own commands may do: no more of people than anybody else. */
export const LOCAL_MAY: ReadonlySet<Action> = new Set<Action>(['read', 'record', 'control', 'audit']);

/**
 * What an account with these roles may do. A role limited to a group, an inspection or a unit gives nothing yet: the
 * routes cannot keep the rest of the county from it.
 */
export function actionsOf(roles: readonly RoleGiven[]): ReadonlySet<Action> {
  const county = roles.filter(({ kind }) => kind === 'all');
  return new Set<Action>(['own', ...county.flatMap(({ role }) => (Object.hasOwn(MAY, role) ? (MAY[role] ?? []) : []))]);
}

/** Refuses who may do none of these. */
export function permit(may: ReadonlySet<Action>, action: Action | readonly Action[]): void {
  if ([action].flat().some((one) => may.has(one))) return;
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
