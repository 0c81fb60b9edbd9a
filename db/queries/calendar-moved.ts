import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { EntryBody } from '../../procedure/entry.ts';
import { DEADLINE_CHANGE_TYPES, type DeadlineChangeType } from '../../procedure/heart/deadline-change.ts';
import { calendarCommandPrefix } from '../../procedure/ids.ts';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import type { Page, Paging } from './paging.ts';

type ChangeBody = Extract<EntryBody, { type: DeadlineChangeType }>;

/** One deadline that a calendar's own command changed, as its entry tells. */
export interface CalendarChange {
  workflowId: string;
  seq: number;
  round: string;
  recordedAt: string;
  rulebookHash: string;
  body: ChangeBody;
}

/** Every deadline that a version of the calendar changed, from the ledger: what follows `calendar.revised` under its command. */
export async function movedBy(db: Db, no: number, { limit, offset }: Paging): Promise<Page<CalendarChange>> {
  const revised = alias(entries, 'revised');
  const { workflowId, seq, round, recordedAt, rulebookHash, body } = entries;
  const after = and(
    eq(revised.commandId, entries.commandId),
    eq(revised.workflowId, entries.workflowId),
    eq(revised.type, 'calendar.revised'),
    gt(entries.seq, revised.seq),
  );
  const where: SQL | undefined = and(
    sql`starts_with(${entries.commandId}, ${calendarCommandPrefix(no)})`,
    inArray(entries.type, DEADLINE_CHANGE_TYPES),
  );
  const rows = await db
    .select({ workflowId, seq, round, recordedAt, rulebookHash, body })
    .from(entries)
    .innerJoin(revised, after)
    .where(where)
    .orderBy(asc(workflowId), asc(seq))
    .limit(limit)
    .offset(offset);
  const counted = await db
    .select({ n: sql<number>`count(*)::integer` })
    .from(entries)
    .innerJoin(revised, after)
    .where(where);
  return { items: rows as CalendarChange[], total: counted[0]?.n ?? 0 };
}
