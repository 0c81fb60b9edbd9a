import type { Rulebook } from '../rulebook/schema.ts';
import { isSecret, type Secrecy } from '../rulebook/secrecy.ts';
import { isLimited } from './circles.ts';
import { groupsOf, type Matter, refsOf, stepOf, tellsOfClues } from './matter.ts';
import { orgSees, unitSees } from './outside.ts';
import { isRecused } from './recusals.ts';
import { GROUP_SIDE, isOwn, LEADERS, OFFICE_SIDE, ORG_SIDE, reaches, unitHeld } from './scope.ts';
import { secrecyOf } from './secrecy-of.ts';
import type { RoleHeld, Viewer } from './viewer.ts';

/**
 * Whether somebody may see a fact, letter, thing, deadline, report, draft or transfer at all; of what may be seen,
 * `withoutLimited` takes out single numbers. Any of the viewer's roles is enough; recusal and circles hold against all
 * of them. Auditors see every entry: of what is secret there are numbers only.
 */
export function maySee(book: Rulebook, matter: Matter, viewer: Viewer): boolean {
  if (viewer.local || viewer.roles.some(({ role }) => role === 'auditor')) return true;
  if (isRecused(book, matter, viewer) || isLimited(book, matter, viewer)) return false;
  const level = secrecyOf(book, matter);
  if (level === 'sealed') return seesSealed(book, matter, viewer);
  return viewer.roles.some((held) => sees(book, held, matter, { level, viewer }));
}

/** What is sealed: the leader of the group, whoever records it, and whom it is addressed to; the office its own step. */
function seesSealed(book: Rulebook, matter: Matter, { roles, person }: Viewer): boolean {
  const by = [stepOf(book, matter)?.['recorded-by']?.by ?? []].flat();
  const holds = ({ role }: RoleHeld) => role === 'leader' || by.includes(role === 'director' ? 'office' : role);
  if (roles.some((held) => holds(held) && reaches(held, matter) && (held.role !== 'leader' || isOwn(held, matter))))
    return true;
  if (person === undefined) return false;
  return matter.data?.addressee === person || matter.named?.includes(person) === true;
}

function sees(
  book: Rulebook,
  held: RoleHeld,
  matter: Matter,
  { level, viewer }: { level: Secrecy | undefined; viewer: Viewer },
): boolean {
  const { role } = held;
  if (OFFICE_SIDE.includes(role) || LEADERS.includes(role)) return reaches(held, matter);
  if (GROUP_SIDE.includes(role)) return groupSees(book, held, matter, { level, viewer });
  if (ORG_SIDE.includes(role)) return orgSees(book, held, matter, level);
  return unitHeld(held) !== undefined && unitSees(book, held, matter, level);
}

/** A group sees its own inspections, and of the round what is about no group and neither secret nor of clues. */
function groupSees(
  book: Rulebook,
  held: RoleHeld,
  matter: Matter,
  { level, viewer }: { level: Secrecy | undefined; viewer: Viewer },
): boolean {
  if (held.kind === 'all' || held.kind === 'unit' || !reaches(held, matter)) return false;
  const { person, letter, transfer } = matter.subject ?? {};
  if (person !== undefined && person === viewer.person) return true;
  if (refsOf(matter).length > 0 || groupsOf(matter).length > 0) {
    // One letter covers every organization: its 密件 reach a group when they are handed to it.
    const handed = (matter.data?.orgs ?? matter.data?.inspections) !== undefined || matter.data?.group !== undefined;
    return letter === undefined || !isSecret(level) || handed;
  }
  if (person !== undefined || transfer !== undefined) return false;
  return !isSecret(level) && !tellsOfClues(book, matter);
}
