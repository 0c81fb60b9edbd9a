import { subjectOfRow } from '../../db/queries/subject-of-row.ts';
import type { House } from '../../papers/subjects.ts';
import type { Told } from '../../papers/told.ts';
import type { Subject } from '../../procedure/heart/state.ts';
import { concerns, refOf } from '../../procedure/heart/subject.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import type { Choice } from './choice.ts';
import type { Printable } from './context.ts';

/** What the ledger has for one paper: facts, due and planned days about the subject, beside what it has of it alone. */
export function toldOf(context: Printable, choice: Choice, house: House): Told {
  const { book, round, params } = context;
  const { subject, own, rows } = choice;
  const ref = refOf(subject);
  const wider = context.plans.filter(({ workflowId }) => workflowId === round);
  const narrower = context.plans.filter(
    ({ workflowId }) => ref !== undefined && workflowId === inspectionWorkflowId(round, ref),
  );
  return {
    ...{ book, house, own, rows, params },
    facts: factsFor(context, choice),
    dues: context.deadlines
      .filter((row) => isAbout(subjectOfRow(row), subject))
      .map(({ rule, due, provisional }) => ({ rule, due, provisional })),
    plans: Object.fromEntries([...wider, ...narrower].map(({ step, date }) => [step, date])),
  };
}

function factsFor({ facts }: Printable, { subject, since }: Choice) {
  const from =
    since === undefined
      ? 0
      : Math.max(
          0,
          facts.findIndex(({ factId }) => factId === since),
        );
  const next = since === undefined ? -1 : facts.findIndex(({ fact }, i) => i > from && fact === facts[from]?.fact);
  return facts
    .slice(from, next < 0 ? undefined : next)
    .filter(({ factId: id, fact, subject: on, at, date, data }) => concerns({ id, fact, on, at, date, data }, subject))
    .map(({ fact, date, data }) => ({ fact, date, data }));
}

const PARTS = ['group', 'org', 'letter', 'transfer', 'person', 'unit', 'occurrence'] as const;

/** Whether what a deadline is about is the subject, or something wider. */
function isAbout(row: Subject, subject: Subject): boolean {
  return PARTS.every((part) => row[part] === undefined || row[part] === subject[part]);
}
