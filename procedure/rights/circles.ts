import type { FactData } from '../heart/state.ts';
import { numberOf } from '../heart/subject.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { type Matter, refsOf, sortOf } from './matter.ts';
import { isOwn } from './scope.ts';
import type { Circle, Viewer } from './viewer.ts';

/** A fact as it stands in the ledger; those of one instant in the order they were entered. */
export interface Standing {
  round: string;
  fact: string;
  on: string;
  at: string;
  data: FactData;
}

/** Clues are numbered like things of this sort. */
const CLUE = 'clue';

/** The steps whose facts `circlesOf` needs, all that stand. */
export function limitingSteps(book: Rulebook): string[] {
  return Object.keys(book.steps).filter((name) => book.steps[name]?.limits);
}

/** The circles that hold: of one number the last that was said. Facts of other steps are passed over. */
export function circlesOf(book: Rulebook, facts: readonly Standing[]): Circle[] {
  const own = facts.filter(({ fact }) => book.steps[fact]?.limits);
  const circles = new Map<string, Circle>();
  for (const { round, on, data } of own.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const inspection = on.slice(on.indexOf('/') + 1);
    for (const [sort, number] of numbersOf(data.kind, data)) {
      const circle = { round, inspection, sort, number, persons: data.persons ?? [] };
      circles.set([round, inspection, sort, number].join(' '), circle);
    }
  }
  return [...circles.values()];
}

/** Whether everything numbered that the matter is about is kept from the viewer; one that names no number is not. */
export function isLimited(book: Rulebook, matter: Matter, viewer: Viewer): boolean {
  const told = toldIn(book, matter);
  return told.length > 0 && told.every(([sort, number]) => isKept(matter, viewer, sort, number));
}

/**
 * The data of a fact as the viewer may see it: without the numbers kept from them, and then without the note, which may
 * speak of those. Data of which nothing is kept comes back as it is.
 */
export function withoutLimited(book: Rulebook, matter: Matter, viewer: Viewer): FactData {
  const { data = {} } = matter;
  const sort = sortOf(book, matter);
  const numbers = data.numbers?.filter((number) => sort === undefined || !isKept(matter, viewer, sort, number));
  const seen = (clues: number[] | undefined) => clues?.filter((no) => !isKept(matter, viewer, CLUE, String(no)));
  const [clues, closed] = [seen(data.clues), seen(data.closed)];
  const shorter = (now: unknown[] | undefined, was: unknown[] | undefined) => now?.length !== was?.length;
  if (![shorter(numbers, data.numbers), shorter(clues, data.clues), shorter(closed, data.closed)].some(Boolean)) {
    return data;
  }
  const { note: _, ...rest } = data;
  return { ...rest, ...(numbers && { numbers }), ...(clues && { clues }), ...(closed && { closed }) };
}

function isKept(matter: Matter, viewer: Viewer, sort: string, number: string): boolean {
  if (viewer.local || viewer.roles.some(({ role }) => role === 'auditor')) return false;
  const refs = refsOf(matter);
  const holding = viewer.circles.filter(
    (circle) =>
      circle.round === matter.round &&
      circle.sort === sort &&
      circle.number === number &&
      (refs.length === 0 || refs.includes(circle.inspection)),
  );
  return holding.some((circle) => {
    const about: Matter = { round: circle.round, inspections: [circle.inspection] };
    const serving = viewer.roles.filter((held) => isOwn(held, about));
    if (serving.some(({ role }) => role === 'leader')) return false;
    return serving.length === 0 || viewer.person === undefined || !circle.persons.includes(viewer.person);
  });
}

/** Every thing and clue a matter names. What was handed over is its receiver's and the office's to follow. */
function toldIn(book: Rulebook, matter: Matter): [sort: string, number: string][] {
  if (matter.subject?.transfer !== undefined) return [];
  const { thing } = matter.subject ?? {};
  const own: [string, string][] = thing === undefined ? [] : [[thing.slice(0, thing.indexOf('/')), numberOf(thing)]];
  return [...own, ...numbersOf(sortOf(book, matter), matter.data ?? {})];
}

function numbersOf(sort: string | undefined, data: FactData): [sort: string, number: string][] {
  const things = sort === undefined ? [] : (data.numbers ?? []).map((number): [string, string] => [sort, number]);
  const clues = [...(data.clues ?? []), ...(data.closed ?? [])].map((no): [string, string] => [CLUE, String(no)]);
  return [...things, ...clues];
}
