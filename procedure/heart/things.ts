import type { Step } from '../rulebook/schema.ts';
import { refuse } from './rejection.ts';
import type { FactData, State, Subject } from './state.ts';
import { factsNamed, numberOf, refOf, subjectKey, subjectOf } from './subject.ts';

/** The numbers of a sort of things that were begun for the subject, in the order they were. */
export function begun(state: State, sort: string, subject: Subject): string[] {
  const steps = Object.entries(state.book.steps).filter(([, step]) => step.opens === sort);
  const facts = steps.flatMap(([name]) => factsNamed(state, name)).filter(({ on }) => within(subjectOf(on), subject));
  return [...new Set(facts.flatMap(({ data }) => data.numbers ?? []))];
}

/** Things are numbered where they are begun: petitions of an inspection, papers of a group. */
function within(where: Subject, { group, org, village }: Subject): boolean {
  const same = (a: number | undefined, b: number | undefined) => a === undefined || b === undefined || a === b;
  return same(where.group, group) && same(where.org, org) && same(where.village, village);
}

/** A fact of an `each` step that names no things is about all that were begun and not yet gone on with. */
export function withNumbers(state: State, name: string, on: string, data: FactData): FactData {
  const sort = state.book.steps[name]?.each;
  if (sort === undefined || data.numbers) return data;
  const done = factsNamed(state, name).flatMap((f) => (f.on === on ? (f.data.numbers ?? []) : []));
  const left = begun(state, sort, subjectOf(on)).filter((number) => !done.includes(number));
  return left.length > 0 ? { ...data, numbers: left } : data;
}

/** Refuses numbers that are taken, or that nobody began. */
export function checkNumbers(state: State, step: Step | undefined, on: string, data: FactData): void {
  const { numbers } = data;
  const sort = step?.opens ?? step?.each ?? step?.about;
  if (!step || !numbers || sort === undefined) return;
  const title = state.book.things?.[sort] ?? sort;
  const known = begun(state, sort, subjectOf(on));
  if (step.opens !== undefined) {
    const waiting = Object.values(state.drafts ?? {}).filter(
      (draft) => state.book.steps[draft.fact]?.opens === sort && within(subjectOf(draft.on), subjectOf(on)),
    );
    known.push(...waiting.flatMap(({ data: own }) => own.numbers ?? []));
    const taken = numbers.find((number, i) => known.includes(number) || numbers.indexOf(number) !== i);
    if (taken !== undefined) {
      refuse({ code: 'already', status: 422, field: 'data.numbers', detail: `${title} ${taken} 已登记，请用别的件号` });
    }
    return;
  }
  const stranger = numbers.find((number) => !known.includes(number));
  if (stranger !== undefined) {
    const detail = `这里没有登记过${title} ${stranger}${step.clause ? `（${step.clause}）` : ''}`;
    refuse({ code: 'unknown-subject', status: 404, field: 'data.numbers', detail });
  }
}

/**
 * What a gate must be open for, thing by thing: of the same sort, the things the fact is about; of another, every thing
 * that was begun. The subject itself, where there is nothing to tell apart.
 */
export function thingScope(state: State, gate: string, fact: string, data: FactData, subject: Subject): Subject[] {
  const step = state.book.steps[gate];
  const sort = step?.each ?? step?.opens;
  if (sort === undefined) return [subject];
  const own = state.book.steps[fact];
  const about = sameSort(own, sort) ? data.numbers : undefined;
  if (about) return about.map((number) => ({ ...subject, thing: `${sort}/${number}` }));
  if (step?.each === undefined || sameSort(own, sort)) return [subject];
  const all = begun(state, sort, subject);
  return [subject, ...all.map((number) => ({ ...subject, thing: `${sort}/${number}` }))];
}

function sameSort(step: Step | undefined, sort: string): boolean {
  return step?.each === sort || step?.opens === sort || step?.about === sort;
}

/** 问题 3: what the clerk reads of a subject that is a thing. */
export function thingWords(state: State, thing: string): string {
  const sort = thing.slice(0, thing.indexOf('/'));
  return `${state.book.things?.[sort] ?? sort} ${numberOf(thing)}`;
}

/** One entry of a ledger of things: where it is, its number, and what was done with it on which day. */
export interface Thing {
  on: string;
  number: string;
  done: { id: string; step: string; date: string; kind?: string | undefined }[];
}

/** The steps that begin or go on with things of a sort. */
export function stepsOfThings({ steps }: Pick<State['book'], 'steps'>, sort: string): string[] {
  return Object.entries(steps).flatMap(([name, step]) => (sameSort(step, sort) ? [name] : []));
}

/** Every thing of a sort the workflow knows, with its steps in order. */
export function ledgerOf(state: Pick<State, 'book' | 'facts'>, sort: string): Thing[] {
  const facts = stepsOfThings(state.book, sort)
    .flatMap((name) => factsNamed(state, name))
    .filter(({ from }) => from === undefined);
  const opened = facts.filter(({ fact }) => state.book.steps[fact]?.opens === sort);
  return opened.flatMap(({ on, data }) =>
    (data.numbers ?? []).map((number): Thing => {
      const about = facts.filter((f) => sameSubject(f.on, on) && (f.data.numbers?.includes(number) ?? true));
      return {
        on,
        number,
        done: about.map((f) => ({ id: f.id, step: f.fact, date: f.date, kind: f.data.kind })),
      };
    }),
  );
}

function sameSubject(a: string, b: string): boolean {
  const [one, other] = [subjectOf(a), subjectOf(b)];
  return subjectKey(one) === subjectKey(other) || (refOf(one) !== undefined && refOf(one) === refOf(other));
}
