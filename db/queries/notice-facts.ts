import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { DeadlineStatus, Subject } from '../../procedure/heart/state.ts';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { entries } from '../schema/entries.ts';
import { inspections } from '../schema/inspections.ts';
import { outbox } from '../schema/outbox.ts';
import type { NoticeRow } from './notices.ts';

/** A notice with what its words are made of: the rung's entry, and how its deadline stands now. */
export interface NoticeFacts {
  notice: NoticeRow;
  subject: Subject;
  /** The version of the rulebook the rung fired by. */
  rulebookHash: string | null;
  deadline: { status: DeadlineStatus; provisional: boolean; metOn: string | null } | null;
  /** Organizations of the round by reference, `1-2`. */
  names: ReadonlyMap<string, string>;
}

/** What these notices are about, by id. */
export async function noticeFacts(db: Db, ids: string[]): Promise<Map<string, NoticeFacts>> {
  if (ids.length === 0) return new Map();
  const seq = sql`substring(${outbox.id} from '[0-9]+$')::integer`;
  const rows = await db
    .select({
      notice: getTableColumns(outbox),
      subject: sql<Subject | null>`${entries.body}->'subject'`,
      rulebookHash: entries.rulebookHash,
      deadline: { status: deadlines.status, provisional: deadlines.provisional, metOn: deadlines.metOn },
    })
    .from(outbox)
    .leftJoin(entries, and(eq(entries.workflowId, outbox.workflowId), eq(entries.seq, seq)))
    .leftJoin(deadlines, and(eq(deadlines.workflowId, outbox.workflowId), eq(deadlines.key, outbox.deadlineKey)))
    .where(inArray(outbox.id, ids));
  const names = await namesOf(db, [...new Set(rows.map(({ notice }) => notice.round))]);
  return new Map(
    rows.map(({ notice, subject, rulebookHash, deadline }) => [
      notice.id,
      { notice, subject: subject ?? {}, rulebookHash, deadline, names: names.get(notice.round) ?? new Map() },
    ]),
  );
}

/** What the organizations of rounds are called, by round and reference. */
export async function namesOf(db: Db, rounds: string[]): Promise<Map<string, Map<string, string>>> {
  const { round, ref, name } = inspections;
  const rows =
    rounds.length === 0 ? [] : await db.select({ round, ref, name }).from(inspections).where(inArray(round, rounds));
  const found = new Map<string, Map<string, string>>();
  for (const row of rows) found.set(row.round, (found.get(row.round) ?? new Map()).set(row.ref, row.name));
  return found;
}
