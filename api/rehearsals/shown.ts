import type { z } from 'zod';
import { type AdvanceRow, advancesOfRound } from '../../db/queries/advances.ts';
import { entriesOf, type LedgerEntry } from '../../db/queries/entries.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { listRounds, type RoundRow } from '../../db/queries/rounds.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import { dateOfInstant, formatDate } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Books } from '../books.ts';
import type { Rehearsals } from '../rehearsals.ts';
import type {
  advanceSchema,
  advanceWithEntriesSchema,
  rehearsalLineSchema,
  rehearsalSchema,
} from '../schemas/rehearsals.ts';
import { groupsOfRehearsal } from './rehearsal-of.ts';

const MOST_ENTRIES = 1000;

/** All rehearsals, the newest first. */
export async function rehearsalsShown(
  { db }: Rehearsals,
  books: Books,
): Promise<z.infer<typeof rehearsalLineSchema>[]> {
  const rows = await listRounds(db);
  const known = await books.byHashes(rows.flatMap((row) => row.rulebookHash ?? []));
  return rows.map(({ round, startedAt, inspections, closed, rulebookHash }) => {
    return { round, rulebook: named(known.get(rulebookHash ?? '')), startedAt, inspections, closed };
  });
}

/** One with its clock. What was ended has no clock any more; its ledger stays. */
export async function rehearsalShown(
  rehearsals: Rehearsals,
  books: Books,
  row: RoundRow,
  advancing: string | null,
): Promise<z.infer<typeof rehearsalSchema>> {
  const { db, clocks } = rehearsals;
  const { round, startedAt, calendarVersion, rulebookHash } = row;
  const ended = !(await clocks.running(round));
  const [book, advances] = await Promise.all([books.byHash(rulebookHash ?? ''), advancesOfRound(db, round)]);
  const head = { round, rulebook: named(book), calendarVersion, startedAt, ended, advancing };
  const told = advances.map(advanceShown);
  const none = { now: null, today: null, todayText: null, nextDue: null, workflows: [], advances: told };
  if (ended) return { ...head, ...none };
  const now = (await clocks.now(round)).toISOString();
  const today = dateOfInstant(now);
  const clock = { ...head, now, today, todayText: formatDate(today), advances: told };
  // Nothing is still while the clock is being moved: its progress is told by the advance itself.
  if (advancing !== null) return { ...clock, nextDue: null, workflows: [] };
  const [standing, titles] = await Promise.all([
    clocks.standing(round, await groupsOfRehearsal(rehearsals, round)),
    titlesOf(rehearsals, round),
  ]);
  const workflows = standing
    .map((one) => ({ ...one, title: titles.get(one.workflowId) ?? one.workflowId }))
    .sort((a, b) => (a.workflowId < b.workflowId ? -1 : 1));
  const [next] = workflows.flatMap(({ nextDue }) => nextDue ?? []).sort();
  const due = workflows.filter(({ nextDue }) => nextDue === next).map(({ workflowId }) => workflowId);
  const nextDue = next === undefined ? null : { instant: next, text: instantText(next), workflows: due };
  return { ...clock, nextDue, workflows };
}

export function advanceShown(row: AdvanceRow): z.infer<typeof advanceSchema> {
  const { id, round, status, askedBy, askedAt, from, target, reached } = row;
  const words = { targetText: instantText(target), reachedText: instantText(reached) };
  return { id, round, status, askedBy, askedAt, from, target, reached, ...words };
}

/** An advance with the entries made between the revisions before it and those after it. */
export async function advanceWithEntries(
  { db }: Rehearsals,
  row: AdvanceRow,
): Promise<z.infer<typeof advanceWithEntriesSchema>> {
  const after = row.after ?? {};
  const read = await Promise.all(
    Object.entries(after).map(async ([workflowId, last]) => {
      const first = row.before[workflowId] ?? 0;
      if (last <= first) return [];
      const entries = await entriesOf(db, workflowId, { after: first, limit: MOST_ENTRIES + 1 });
      return entries.filter(({ seq }) => seq <= last);
    }),
  );
  const entries = read.flat().sort(asTheyHappened);
  const shown = entries.slice(0, MOST_ENTRIES).map((entry) => ({ ...entry, body: { ...entry.body } }));
  return { ...advanceShown(row), entries: shown, more: entries.length > MOST_ENTRIES };
}

function asTheyHappened(a: LedgerEntry, b: LedgerEntry): number {
  const [x, y] = [a, b].map(({ fellDueAt, happenedAt }) => fellDueAt ?? happenedAt);
  if (x !== y) return (x ?? '') < (y ?? '') ? -1 : 1;
  return a.workflowId === b.workflowId ? a.seq - b.seq : a.workflowId < b.workflowId ? -1 : 1;
}

async function titlesOf({ db }: Rehearsals, round: string): Promise<Map<string, string>> {
  const rows = await inspectionsOfRound(db, round);
  return new Map([
    [round, '轮次'],
    ...rows.map(({ workflowId, groupNo, name }): [string, string] => [workflowId, `第${groupNo}组·${name}`]),
  ]);
}

function named(book: Rulebook | undefined): { id: string; title: string; hash: string } | null {
  return book ? { id: book.id, title: book.title, hash: book.hash } : null;
}

/** 2023年4月19日（周三）08:30, Beijing time; a day that ends, ends at its 24:00. */
function instantText(instant: string): string {
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  const date = dateOfInstant(instant);
  return time === '00:00' ? `${formatDate(addDays(date, -1))}24:00` : `${formatDate(date)}${time}`;
}
