import { roleWords } from '../../rulebook/roles.ts';
import type { Conflict } from '../conflicts.ts';
import type { Days } from '../days.ts';
import { groupBy } from '../group-by.ts';

/** Somebody planned for two groups of the round. */
export function peopleConflicts(days: Days): Conflict[] {
  const { members, groups } = days.input;
  return [...groupBy(members, ({ person }) => person)].flatMap(([person, all]): Conflict[] => {
    const numbers = [...new Set(all.map(({ group }) => group))].sort((a, b) => a - b);
    if (numbers.length < 2) return [];
    const places = all.map(({ group, role }) => `第${group}组（${roleWords(role)}）`).join('、');
    const inspections = groups
      .filter(({ no }) => numbers.includes(no))
      .flatMap((group) => group.inspections.map(({ ref }) => ref));
    const about = ['person.assigned'];
    const detail = `${person}同时编在${places}`;
    return [{ code: 'person-in-two-groups', detail, clause: null, dates: [], about, inspections }];
  });
}
