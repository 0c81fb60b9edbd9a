import type { FactData, Subject } from '../heart/state.ts';
import { refOf } from '../heart/subject.ts';
import type { Rulebook, Step } from '../rulebook/schema.ts';

/** What somebody wants to look at: a fact, letter, thing, deadline, report, draft or transfer. Give what is known of it. */
export interface Matter {
  /** R2022-02, or `office` for what is outside any round. */
  round: string;
  /** Step or entity fact; of a report its step, of a letter as such `letter.sent`, of a transfer `transfer.handover`. */
  fact?: string | undefined;
  /** Of a deadline its rule, instead of `fact`. */
  rule?: string | undefined;
  /** `subjectOf(on)`, or a deadline's. */
  subject?: Subject | undefined;
  /** Inspections it is about beside the subject's: those of a letter, of a transfer. */
  inspections?: readonly string[] | undefined;
  /** The unit a letter was sent to, or that receives a transfer. */
  unit?: string | undefined;
  /** Kind of the letter it belongs to; the rulebook's own for the unit where it is not given. */
  letterKind?: string | undefined;
  /** Sort of a thing, where it is no fact but the thing itself. */
  sort?: string | undefined;
  data?: FactData | undefined;
  /** Of something sealed: whom earlier facts name to record it（`namedFor`）. Without it only roles tell. */
  named?: readonly string[] | undefined;
}

/** The step a matter is of; a deadline is of the step that meets it. */
export function stepOf(book: Rulebook, { fact, rule }: Matter): Step | undefined {
  const name = nameOf(book, { fact, rule });
  return name === undefined ? undefined : book.steps[name];
}

/** The step or entity fact by its id. */
export function nameOf(book: Rulebook, { fact, rule }: Pick<Matter, 'fact' | 'rule'>): string | undefined {
  return fact ?? (rule === undefined ? undefined : book.deadlines[rule]?.['met-by']);
}

/** Inspections a matter is about, `1-2`; none where it is about a group, a round or everybody. */
export function refsOf({ subject = {}, inspections = [], data = {} }: Matter): string[] {
  const own = refOf(subject);
  return [
    ...new Set([
      ...(own === undefined ? [] : [own]),
      ...inspections,
      ...(data.inspections ?? []),
      ...(data.orgs ?? []),
    ]),
  ];
}

/** Groups a matter is about, by number. */
export function groupsOf(matter: Matter): number[] {
  const { subject = {}, data = {} } = matter;
  const told = [subject.group, data.group, ...refsOf(matter).map((ref) => Number(ref.split('-')[0]))];
  return [...new Set(told.filter((no) => no !== undefined))];
}

/** The unit whose matter it is: of a letter, a receiver, one that reports for itself. */
export function unitOf({ unit, subject = {}, data = {} }: Matter): string | undefined {
  return unit ?? subject.unit ?? data.unit;
}

/** Whether it tells of clues: what a step says it does, and everything about a transfer. */
export function tellsOfClues(book: Rulebook, matter: Matter): boolean {
  const { subject = {}, data = {}, sort } = matter;
  const step = stepOf(book, matter);
  if (step?.clues || step?.level === 'transfer' || sort === 'clue' || subject.transfer !== undefined) return true;
  return nameOf(book, matter)?.startsWith('clue.') === true || data.clues !== undefined || data.closed !== undefined;
}

/** The sort of the numbered things it is about, where the rulebook keeps any. */
export function sortOf(book: Rulebook, matter: Matter): string | undefined {
  const step = stepOf(book, matter);
  return matter.sort ?? (step?.limits ? matter.data?.kind : (step?.opens ?? step?.each ?? step?.about));
}
