import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import type { Cast } from './cast.ts';
import type { Dates } from './dates.ts';

/** Who serves in each group. */
const CREW = ['leader', 'deputy', 'gl', 'member', 'member'];

/** Everybody assigned to a group, on the day of the first step that needs a leader, or else on `start`. */
export function peopleActs(book: Rulebook, dates: Dates, { groups }: Cast, start: string): Act[] {
  const needed = (book.people?.['leader-before'] ?? []).flatMap((step) => dates.touching(step, 'round'));
  const date = needed.sort()[0] ?? start;
  return groups.flatMap(({ no }) =>
    CREW.map((role, i) => ({
      ...factAct('person.assigned', `person/${no}-${i + 1}`, date, { group: no, role }),
      on: 'round',
    })),
  );
}
