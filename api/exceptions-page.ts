import type { z } from 'zod';
import type { Exceptions } from '../audit/lists/exceptions.ts';
import { EXCEPTION_LISTS, type ExceptionList } from '../audit/lists/titles.ts';
import { type Listing, listed } from './listed.ts';
import type { ExceptionsQuery, exceptionsSchema } from './schemas/exceptions.ts';

type Shown = z.infer<typeof exceptionsSchema>;
type Line = Shown['items'][number];

const listing: Listing<Line, 'recorded' | 'happened'> = {
  words: ({ what, reason, workflow, typedBy, decisions, evidence }) => [
    ...[what, reason, workflow, typedBy, ...evidence],
    ...decisions.map(({ by }) => by),
  ],
  by: { recorded: ({ recordedAt }) => recordedAt, happened: ({ happenedAt }) => happenedAt },
  id: ({ list, workflowId, seq }) => `${workflowId} ${seq} ${list}`,
};

/** One page of all the lists as one; how many lines each has, whatever was asked, is told beside it. */
export function exceptionsPage(all: Exceptions, query: ExceptionsQuery): Shown {
  const lines = linesOf(all);
  const asked = query.list === undefined ? lines : lines.filter(({ list }) => list === query.list);
  const count = (name: ExceptionList) => lines.filter(({ list }) => list === name).length;
  const lists = Object.fromEntries(NAMES.map((name) => [name, count(name)])) as Shown['lists'];
  const { overDays, backfilled } = all.late;
  return { ...listed(asked, query, listing), lists, late: { overDays, backfilled } };
}

const NAMES = Object.keys(EXCEPTION_LISTS) as ExceptionList[];

function linesOf({ corrections, overrides, late, extensions, approvals, versions }: Exceptions): Line[] {
  const approved = approvals.map(({ decision, ...one }) => ({ ...one, decisions: [decision] }));
  return [
    ...of('corrections', corrections),
    ...of('overrides', overrides),
    ...of('late', late.items),
    ...of('extensions', extensions),
    ...of('approvals', approved),
    ...of('versions', versions),
  ];
}

function of(list: ExceptionList, lines: Omit<Line, 'list' | 'listTitle'>[]): Line[] {
  return lines.map((one) => ({ ...one, list, listTitle: EXCEPTION_LISTS[list] }));
}
