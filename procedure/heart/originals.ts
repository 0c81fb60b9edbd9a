import type { Fact, State } from './state.ts';
import { factsNamed } from './subject.ts';

/** An original（函复原件）handed to a group: its number, since when, and when it came back. */
export interface Original {
  number: string;
  letter: string;
  group: number;
  since: string;
  returned?: Fact | undefined;
}

/**
 * Originals a group holds or held: `letter.distributed` with a number hands the original to the group of the organizations
 * it names. Without a number only copies went out, and nothing has to come back.
 */
export function heldBy(state: State, group: number | undefined): Original[] {
  const returns = factsNamed(state, 'letter.original-returned');
  return factsNamed(state, 'letter.distributed').flatMap((fact) => {
    const { number, orgs, inspections } = fact.data;
    const to = groupOf(orgs ?? inspections);
    if (number === undefined || to === undefined || (group !== undefined && to !== group)) return [];
    const returned = returns.find((f) => f.on === fact.on && (f.data.number ?? number) === number);
    return [{ number, letter: fact.on, group: to, since: fact.date, returned }];
  });
}

function groupOf(refs: string[] | undefined): number | undefined {
  const first = refs?.[0];
  return first === undefined ? undefined : Number(first.split('-')[0]);
}
