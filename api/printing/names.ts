import { dayWords } from '../../papers/days.ts';
import { groupTitle } from '../../papers/numerals.ts';
import type { Row } from '../../papers/told.ts';
import { roleTitle } from '../words.ts';
import type { Printable } from './context.ts';

/** A day in words, or nothing. */
export function day(date: string | null | undefined): string | undefined {
  return date ? dayWords(date) : undefined;
}

/** 甲镇党委、乙局党组: what inspections are called, in the round's order. */
export function organizationsOf({ inspections }: Printable, refs?: readonly string[]): string {
  return inspections
    .filter(({ ref }) => refs === undefined || refs.includes(ref))
    .map(({ name }) => name)
    .join('、');
}

/** Rows of inspected organizations. */
export function organizationRows({ inspections }: Printable, refs?: readonly string[]): Row[] {
  return numbered(
    inspections
      .filter(({ ref }) => refs === undefined || refs.includes(ref))
      .map(({ name, groupNo, ref }) => ({ name, group: groupTitle(groupNo), ref })),
  );
}

/** What every paper of a round may say. */
export function ofRound(context: Printable): Row {
  return {
    round: context.round,
    organizations: organizationsOf(context, context.known),
    today: dayWords(context.today),
  };
}

/** Name of a person by code; the code itself of whom the register does not have. */
export function nameOf({ people }: Printable, person: string): string {
  return people.get(person)?.name ?? person;
}

/** Who serves in a group, each once, the leader first. */
export function membersOf(context: Printable, group?: number): { person: string; role: string; group: number }[] {
  const members = new Map<string, { person: string; role: string; group: number }>();
  for (const { person, role, inspection } of context.services) {
    const no = Number(inspection.split('-')[0]);
    if (group === undefined || no === group) members.set(person, { person, role, group: no });
  }
  const order = ['leader', 'deputy', 'gl', 'member'];
  return [...members.values()].sort(
    (a, b) => a.group - b.group || order.indexOf(a.role) - order.indexOf(b.role) || a.person.localeCompare(b.person),
  );
}

/** 组长、副组长、联络员 of a group, by name. */
export function ofGroup(context: Printable, group: number): Row {
  const named = (role: string) =>
    membersOf(context, group)
      .filter((one) => one.role === role)
      .map(({ person }) => nameOf(context, person))
      .join('、') || undefined;
  return {
    ...{ group: groupTitle(group), leader: named('leader'), deputies: named('deputy'), liaison: named('gl') },
    members: named('member'),
  };
}

/** Rows of people. */
export function memberRows(context: Printable, group?: number): Row[] {
  return numbered(
    membersOf(context, group).map(({ person, role, group: no }) => {
      const known = context.people.get(person);
      const { unit, post } = known ?? {};
      return {
        name: nameOf(context, person),
        unit: unit ? roleTitle(unit) : undefined,
        post: post ?? undefined,
        role: roleTitle(role),
        group: groupTitle(no),
      };
    }),
  );
}

export function numbered(rows: readonly Row[]): Row[] {
  return rows.map((row, i) => ({ no: String(i + 1), ...row }));
}
