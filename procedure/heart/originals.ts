import { isLanguage2 } from '../rulebook/language.ts';
import { basis } from './clause.ts';
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
  // Rulebooks of before took any return for every time the original went out.
  const held = handedOut(state, isLanguage2(state.book));
  return group === undefined ? held : held.filter((original) => original.group === group);
}

/** Every time an original went out; `once`: a return gives back one of them, and only what went out before it. */
function handedOut(state: Pick<State, 'facts'>, once: boolean): Original[] {
  const left = [...factsNamed(state, 'letter.original-returned')];
  return factsNamed(state, 'letter.distributed').flatMap((fact): Original[] => {
    const { number, orgs, inspections } = fact.data;
    const to = groupOf(orgs ?? inspections);
    if (number === undefined || to === undefined) return [];
    const same = (f: Fact) => f.on === fact.on && (f.data.number ?? number) === number;
    const returned = left.find((f) => same(f) && (!once || f.at >= fact.at));
    // A return that names its original is that one's; one that names none gives back all that are out.
    if (once && returned?.data.number !== undefined) left.splice(left.indexOf(returned), 1);
    return [{ number, letter: fact.on, group: to, since: fact.date, returned }];
  });
}

function groupOf(refs: string[] | undefined): number | undefined {
  const first = refs?.[0];
  return first === undefined ? undefined : Number(first.split('-')[0]);
}

/** Refuses an original handed out twice, given back by a group that never held it, or filed while a group has it. */
export function checkOriginal(state: State, fact: string, on: string, data: FactData): void {
  if (!isLanguage2(state.book) || !MOVES.has(fact)) return;
  const { number, group } = data;
  const by = basis(state.book, fact, on, data);
  const wrong = (field: string, detail: string) => refuseOriginal(field, `${detail}${by}`);
  const own = heldBy(state, undefined).filter((original) => original.letter === on);
  const named = own.filter((original) => number === undefined || original.number === number);
  if (fact === 'letter.distributed') {
    if (number === undefined) return;
    const groups = new Set((data.orgs ?? data.inspections ?? []).map((ref) => ref.split('-')[0]));
    if (groups.size > 1) wrong('data.orgs', `一份原件只能交给一个组；其余各组分送复印件，不填原件号`);
    const registered = factsNamed(state, 'letter.replied').flatMap((f) => (f.on === on ? (f.data.number ?? []) : []));
    if (registered.length > 0 && !registered.includes(number)) wrong('data.number', `没有登记过原件 ${number}`);
    const holder = named.find(({ returned }) => !returned);
    if (holder) wrong('data.number', `原件 ${number} 还在第${holder.group}组，先退还再分送`);
    return;
  }
  if (fact === 'letter.original-archived') {
    const out = named.find(({ returned }) => !returned);
    if (out) wrong('data.number', `原件 ${out.number} 还在第${out.group}组，先退还再归档`);
    return;
  }
  if (number !== undefined && named.length === 0) wrong('data.number', `没有分送过原件 ${number}，无可退还`);
  if (number !== undefined && named.every(({ returned }) => returned)) wrong('data.number', `原件 ${number} 已经退还`);
  const holder = named[0];
  if (group === undefined || !holder || named.some((original) => original.group === group)) return;
  wrong('data.group', `第${group}组没有领过这份原件，${holder.number} 由第${holder.group}组领取`);
}

const MOVES = new Set(['letter.distributed', 'letter.original-returned', 'letter.original-archived']);

function refuseOriginal(field: string, detail: string): never {
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

/** Every original of the round: those registered with a reply, and those only known from being handed out. Read from its facts alone. */
export function custodyOf(state: Pick<State, 'facts'>): Custody[] {
  const held = handedOut(state, true);
  const filings = factsNamed(state, 'letter.original-archived');
  const filed = (letter: string, number: string) =>
    filings.find((f) => f.on === letter && (f.data.number ?? number) === number)?.date;
  const out = held.map(({ letter, number, group, since, returned }): Custody => {
    const replies = factsNamed(state, 'letter.replied').filter((f) => f.on === letter);
    const reply = replies.find(({ data }) => data.number === number) ?? replies[0];
    const registered = reply?.date ?? since;
    return { letter, number, registered, group, handed: since, returned: returned?.date, filed: filed(letter, number) };
  });
  const kept = factsNamed(state, 'letter.replied').flatMap(({ on, date, data: { number } }): Custody[] => {
    if (number === undefined || held.some((one) => one.letter === on && one.number === number)) return [];
    return [{ letter: on, number, registered: date, filed: filed(on, number) }];
  });
  return [...out, ...kept].sort((a, b) => (a.letter + a.number < b.letter + b.number ? -1 : 1));
}
