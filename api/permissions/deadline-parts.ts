import type { DeadlinePart, DeadlineReach } from '../../db/queries/deadline-filter.ts';
import { rulebooksInUse } from '../../db/queries/rulebooks.ts';
import type { Subject } from '../../procedure/heart/state.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import { GROUP_SIDE } from '../../procedure/rights/scope.ts';
import type { RoleHeld, Viewer } from '../../procedure/rights/viewer.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import type { ApiDeps } from '../deps.ts';
import { viewerOf } from './viewer.ts';

/**
 * The deadlines somebody may see, as a condition: all of the county or of a round, else for each role the rules its
 * holder may know of where it is limited to. `books`: the versions in use.
 */
export function deadlineParts(viewer: Viewer, books: readonly Rulebook[]): DeadlineReach {
  const without = viewer.recusals.map(({ round, inspections }) => ({ round, inspections }));
  if (viewer.roles.some(({ kind }) => kind === 'all')) return { without };
  const within = viewer.roles.flatMap((held) =>
    placesOf(held).map(({ part, subject, round }): DeadlinePart => {
      if (held.kind === 'round') return part;
      const alone: Viewer = { ...viewer, roles: [held], recusals: [] };
      const seen = books.map((book) => ({
        rulebookHash: book.hash,
        rules: Object.keys(book.deadlines).filter((rule) =>
          maySee(book, { round, rule, subject, ...(part.unit !== undefined && { unit: part.unit }) }, alone),
        ),
      }));
      return { ...part, rules: seen.filter(({ rules }) => rules.length > 0) };
    }),
  );
  return { within, without };
}

/** The same for an account, of the versions in use now. */
export async function deadlinesReached(
  deps: Pick<ApiDeps, 'db'>,
  books: Books,
  account: Account,
): Promise<DeadlineReach> {
  const viewer = viewerOf(account, 'deadlines.see');
  // Who has the county or a round is asked no rule: the rulebooks need not be read.
  const asked = viewer.roles.every(({ kind }) => kind !== 'all') && viewer.roles.some(({ kind }) => kind !== 'round');
  const used = asked ? await books.byHashes(await rulebooksInUse(deps.db)) : new Map<string, Rulebook>();
  return deadlineParts(viewer, [...used.values()]);
}

interface PlaceHeld {
  part: Omit<DeadlinePart, 'rules'>;
  round: string;
  subject: Subject;
}

/** Where a role looks, with a subject of that place. */
function placesOf({ role, kind, of }: RoleHeld): PlaceHeld[] {
  const [round = '', rest = ''] = of.split('/');
  const [group, org] = rest.split('-').map(Number);
  if (kind === 'round') return [{ part: { round }, round, subject: {} }];
  if (kind === 'group' && group !== undefined) return [{ part: { round, group }, round, subject: { group } }];
  if (kind === 'unit') {
    return [
      { part: { unit: of, about: 'letter' }, round, subject: { letter: of, unit: of } },
      { part: { unit: of, about: 'transfer' }, round, subject: { transfer: 0, unit: of } },
      { part: { unit: of, about: 'itself' }, round, subject: { unit: of } },
    ];
  }
  if (group === undefined || org === undefined) return [];
  const own = { part: { round, group, org }, round, subject: { group, org } };
  // What the group owes as a whole is owed by each of its people too.
  return GROUP_SIDE.includes(role) ? [own, { part: { round, group, org: null }, round, subject: { group } }] : [own];
}
