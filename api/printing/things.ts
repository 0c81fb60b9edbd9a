import type { FactRow } from '../../db/queries/facts.ts';
import { groupTitle } from '../../papers/numerals.ts';
import type { Row } from '../../papers/told.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import type { Printable } from './context.ts';
import { day, numbered, organizationsOf } from './names.ts';

/** One numbered thing（信访件、问题、调阅件 …）with the fact that began it. */
export interface Begun {
  number: string;
  fact: FactRow;
}

/** The things of a sort that were begun on a subject, in order. */
export function thingsOf({ book, facts }: Printable, sort: string, on: string): Begun[] {
  const steps = Object.entries(book.steps).flatMap(([id, step]) => (step.opens === sort ? [id] : []));
  return facts
    .filter(({ fact, subject }) => steps.includes(fact) && subject === on)
    .flatMap((fact) => (fact.data.numbers ?? []).map((number) => ({ number, fact })));
}

/** Rows of things; `then`: when the thing was done with by a fact of that step. */
export function thingRows(context: Printable, sort: string, on: string, then?: { step: string; as: string }): Row[] {
  const { book, facts } = context;
  return numbered(
    thingsOf(context, sort, on).map(({ number, fact: { fact, date, data } }) => {
      const done = facts.findLast(
        (one) => one.fact === then?.step && one.subject === on && (one.data.numbers?.includes(number) ?? true),
      );
      const kind = data.kind === undefined ? undefined : (book.steps[fact]?.kinds?.[data.kind] ?? data.kind);
      return {
        ...{ number, date: day(date), kind, note: data.note },
        ...(then && { [then.as]: day(done?.date) }),
      };
    }),
  );
}

/** Rows of facts of some steps, one each; `numbers` one a row. */
export function factRows(context: Printable, steps: readonly string[], on?: string): Row[] {
  const own = context.facts.filter(({ fact, subject }) => steps.includes(fact) && (on === undefined || subject === on));
  return numbered(
    own.flatMap(({ subject, date, data }) => {
      const { group, org } = subjectOf(subject);
      const ref = group !== undefined && org !== undefined ? [`${group}-${org}`] : (data.orgs ?? []);
      const row = {
        date: day(date),
        kind: data.category ?? data.kind,
        note: data.note,
        group: group === undefined ? undefined : groupTitle(group),
        organization: ref.length === 0 ? undefined : organizationsOf(context, ref),
      };
      return (data.numbers ?? [data.number]).map((number) => ({ ...row, number }));
    }),
  );
}
