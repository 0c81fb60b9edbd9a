import { roleWords } from '../rulebook/roles.ts';
import { PERSON_FACTS } from './entity-facts.ts';
import type { Inspection, State } from './state.ts';
import { inspectionsOf, subjectOf } from './subject.ts';

/** Somebody who serves in a group of the round. */
export interface Member {
  person: string;
  group: number;
  role: string;
  /** Limited to these inspections of the group; absent means all of them. */
  inspections?: string[] | undefined;
}

/** Roles within a group; one leader each. */
export const GROUP_ROLES = ['leader', 'deputy', 'gl', 'member'] as const;

/** Who serves, on a day or by all that is known: the last assignment of each person that no later release ended. */
export function membersOf(state: State, group?: number, on?: string): Member[] {
  const members = new Map<string, Member>();
  // By time; at one instant, as they were entered.
  const moves = state.facts.filter(
    ({ fact, returned, date }) => fact in PERSON_FACTS && !returned && (on === undefined || date <= on),
  );
  moves.sort((a, b) => compare(a.at, b.at));
  for (const { fact, on: about, data } of moves) {
    const person = subjectOf(about).person ?? '';
    if (fact === 'person.released') members.delete(person);
    else members.set(person, { person, group: data.group ?? 0, role: data.role ?? '', inspections: data.inspections });
  }
  return [...members.values()].filter((member) => group === undefined || member.group === group);
}

/** The inspections a member takes part in. */
export function inspectionsBy(
  state: State,
  { group, inspections }: Pick<Member, 'group' | 'inspections'>,
): Inspection[] {
  return inspectionsOf(state).filter((i) => i.group === group && (inspections?.includes(i.ref) ?? true));
}

/** 第1组组长. */
export function memberWords({ group, role }: Pick<Member, 'group' | 'role'>): string {
  return `第${group}组${roleWords(role)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
