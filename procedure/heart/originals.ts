import { refuse } from './rejection.ts';
import type { Fact, FactData, State } from './state.ts';
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

/** Refuses an original given back by a group that never held it, or filed while a group still has it. */
export function checkOriginal(state: State, fact: string, on: string, { number, group }: FactData): void {
  if ((state.book.language ?? 1) < 2 || !RETURNS.has(fact)) return;
  const own = heldBy(state, undefined).filter((original) => original.letter === on);
  const named = own.filter((original) => number === undefined || original.number === number);
  if (fact === 'letter.original-archived') {
    const out = named.find(({ returned }) => !returned);
    if (out) wrong('data.number', `原件 ${out.number} 还在第${out.group}组，先退还再归档`);
    return;
  }
  if (number !== undefined && named.length === 0) wrong('data.number', `没有分送过原件 ${number}，无可退还`);
  const holder = named[0];
  if (group === undefined || !holder || named.some((original) => original.group === group)) return;
  wrong('data.group', `第${group}组没有领过这份原件，${holder.number} 由第${holder.group}组领取`);
}

const RETURNS = new Set(['letter.original-returned', 'letter.original-archived']);

function wrong(field: string, detail: string): never {
  refuse({ code: 'unknown-subject', status: 422, field, detail });
}

/** One original on its way 收—送—退—归: registered with the reply, handed to a group, given back, filed. */
export interface Custody {
  letter: string;
  number: string;
  registered: string;
  group?: number | undefined;
  handed?: string | undefined;
  returned?: string | undefined;
  filed?: string | undefined;
}

/** Every original of the round: those registered with a reply, and those only known from being handed out. */
export function custodyOf(state: State): Custody[] {
  const held = heldBy(state, undefined);
  const filings = factsNamed(state, 'letter.original-archived');
  const filed = (letter: string, number: string) =>
    filings.find((f) => f.on === letter && (f.data.number ?? number) === number)?.date;
  const out = held.map(({ letter, number, group, since, returned }): Custody => {
    const reply = factsNamed(state, 'letter.replied').find((f) => f.on === letter);
    const registered = reply?.date ?? since;
    return { letter, number, registered, group, handed: since, returned: returned?.date, filed: filed(letter, number) };
  });
  const kept = factsNamed(state, 'letter.replied').flatMap(({ on, date, data: { number } }): Custody[] => {
    if (number === undefined || held.some((one) => one.letter === on && one.number === number)) return [];
    return [{ letter: on, number, registered: date, filed: filed(on, number) }];
  });
  return [...out, ...kept].sort((a, b) => (a.letter + a.number < b.letter + b.number ? -1 : 1));
}
