import { isUnit } from '../rulebook/roles.ts';
import { groupsOf, type Matter, refsOf } from './matter.ts';
import type { RoleHeld } from './viewer.ts';

/** Who serves in a group; limited to a group or to one of its inspections. */
export const GROUP_SIDE: readonly string[] = ['leader', 'deputy', 'gl', 'member', 'group', 'branch'];
/** The inspected organization and who acts for it; limited to one inspection. */
export const ORG_SIDE: readonly string[] = ['org', 'prin', 'ol', 'town'];
/** The leading group and the county's leaders: they see the county, within their scope. */
export const LEADERS: readonly string[] = ['lg', 'lg.head', 'lg.exec', 'lg.any', 'county', 'sc', 'sec'];
export const OFFICE_SIDE: readonly string[] = ['office', 'director'];

/** Whether a role reaches a matter at all, by what it is limited to. A matter of a whole round is in reach of its parts. */
export function reaches({ kind, of }: RoleHeld, matter: Matter): boolean {
  if (kind === 'all') return true;
  if (kind === 'unit') return false;
  const [round, part = ''] = of.split('/');
  if (round !== matter.round) return false;
  if (kind === 'round') return true;
  const refs = refsOf(matter);
  const groups = groupsOf(matter);
  if (kind === 'inspection' && refs.length > 0) return refs.includes(part);
  const group = Number(part.split('-')[0]);
  return groups.length === 0 || groups.includes(group);
}

/** Whether it names the very group or inspection the role is limited to. */
export function isOwn(held: RoleHeld, matter: Matter): boolean {
  const named = held.kind === 'inspection' ? refsOf(matter).length > 0 : groupsOf(matter).length > 0;
  return held.kind !== 'all' && named && reaches(held, matter);
}

/** The cooperating unit a role speaks for. */
export function unitHeld({ role, kind, of }: RoleHeld): string | undefined {
  if (isUnit(role)) return role;
  return role === 'unit' && kind === 'unit' ? of : undefined;
}
