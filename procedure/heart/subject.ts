import type { Fact, Inspection, State, Subject } from './state.ts';

/** Every inspection the workflow knows: all of a round, its own one, or those whose clues a transfer carries. */
export function inspectionsOf(state: State): Inspection[] {
  return state.groups.flatMap((group) => group.inspections);
}

/** The reference `1-2` of a subject that is an inspection. */
export function refOf(subject: Subject): string | undefined {
  return subject.group !== undefined && subject.org !== undefined ? `${subject.group}-${subject.org}` : undefined;
}

/** The subject that an `on` names: round, group/1, inspection/1-2, village/1-2-3, letter/aud, transfer/1, person/1. */
export function subjectOf(on: string): Subject {
  const [kind = '', rest = ''] = on.split('/');
  if (kind === 'group') return { group: Number(rest) };
  if (kind === 'letter') return { letter: rest };
  if (kind === 'transfer') return { transfer: Number(rest) };
  if (kind === 'person') return { person: rest };
  if (kind !== 'inspection' && kind !== 'village') return {};
  const [group, org, village] = rest.split('-').map(Number);
  if (group === undefined || org === undefined) return {};
  return village === undefined || kind !== 'village' ? { group, org } : { group, org, village };
}

/** Whom something recorded is about, by the code of the register: its subject names them, or else its data do. */
export function personNamed({ on, data }: Pick<Fact, 'on' | 'data'>): string | undefined {
  return subjectOf(on).person ?? data.person;
}

/** Stable text of a subject, used in deadline keys. */
export function subjectKey(subject: Subject): string {
  const parts: string[] = [];
  if (subject.letter !== undefined) parts.push(`letter/${subject.letter}`);
  if (subject.transfer !== undefined) parts.push(`transfer/${subject.transfer}`);
  const ref = refOf(subject);
  if (ref !== undefined && subject.village !== undefined) parts.push(`village/${ref}-${subject.village}`);
  else if (ref !== undefined) parts.push(`inspection/${ref}`);
  else if (subject.group !== undefined) parts.push(`group/${subject.group}`);
  if (subject.person !== undefined) parts.push(`person/${subject.person}`);
  if (subject.hearing !== undefined) parts.push(`hearing/${subject.hearing}`);
  if (subject.occurrence !== undefined) parts.push(`occurrence/${subject.occurrence}`);
  if (subject.unit !== undefined && subject.letter === undefined && subject.transfer === undefined)
    parts.push(`unit/${subject.unit}`);
  if (subject.thing !== undefined) parts.push(subject.thing);
  if (subject.period !== undefined) parts.push(subject.period);
  return parts.join('+') || 'round';
}

/** Whether a fact is about the subject: the wider contains the narrower, a named list of inspections limits. */
export function concerns(fact: Fact, subject: Subject): boolean {
  const named = fact.data.inspections;
  const { numbers } = fact.data;
  if (subject.thing !== undefined && numbers && !numbers.includes(numberOf(subject.thing))) return false;
  const ref = refOf(subject);
  if (named && ref !== undefined && !named.includes(ref)) return false;
  const about = subjectOf(fact.on);
  if (about.letter !== undefined) return about.letter === subject.letter;
  if (about.transfer !== undefined) return subject.transfer === undefined || about.transfer === subject.transfer;
  if (about.person !== undefined) return subject.person === undefined || about.person === subject.person;
  if (differ(about.group, subject.group) || differ(about.org, subject.org)) return false;
  if (differ(about.village, subject.village)) return false;
  // Units report for themselves (整改监督报告); letters and transfers belong to one unit anyway.
  return subject.letter !== undefined || subject.transfer !== undefined || !differ(fact.data.unit, subject.unit);
}

/** The number of a thing, `3` of petition/3. */
export function numberOf(thing: string): string {
  return thing.slice(thing.indexOf('/') + 1);
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Facts named `fact` that count for the subject, earliest first. */
export function factsAbout(state: State, fact: string, subject: Subject): Fact[] {
  return factsNamed(state, fact).filter((f) => concerns(f, subject));
}

const index = new WeakMap<Fact[], Map<string, Fact[]>>();

/** The facts of one name that were not returned, earliest first. A list of facts never changes, so it is sorted once. */
export function factsNamed({ facts }: Pick<State, 'facts'>, name: string): Fact[] {
  let known = index.get(facts);
  if (!known) {
    known = new Map();
    for (const fact of facts) {
      if (fact.returned) continue;
      const same = known.get(fact.fact);
      if (same) same.push(fact);
      else known.set(fact.fact, [fact]);
    }
    for (const same of known.values()) same.sort(byTime);
    index.set(facts, known);
  }
  return known.get(name) ?? [];
}

/** The order of facts: when they happened, then by id. */
export function byTime(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
