import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { contacts } from '../schema/contacts.ts';
import { type Channel, deliveries as d } from '../schema/deliveries.ts';
import { outbox } from '../schema/outbox.ts';
import { type Count, countUpTo } from './capped-count.ts';
import type { Page, Paging } from './paging.ts';

export type DeliveryRow = typeof d.$inferSelect;
export type NewDelivery = typeof d.$inferInsert;

export interface DeliveryFilter {
  state?: DeliveryRow['state'] | undefined;
  channel?: Channel | undefined;
  round?: string | undefined;
  noticeId?: string | undefined;
  /** To one of these contacts. */
  contactIds?: string[] | undefined;
}

/** A delivery with whom it goes to and the round of its notice. */
export type DeliveryView = DeliveryRow & { contactName: string | null; party: string | null; round: string | null };

/** Deliveries, newest first unless asked otherwise. */
export async function listDeliveries(
  db: Db,
  { filter = {}, sort, limit, offset }: { filter?: DeliveryFilter; sort?: 'created' | '-created' } & Paging,
): Promise<Page<DeliveryView> & Count> {
  const { state, channel, round, noticeId, contactIds } = filter;
  const where = and(
    state && eq(d.state, state),
    channel && eq(d.channel, channel),
    round === undefined ? undefined : eq(outbox.round, round),
    noticeId === undefined ? undefined : eq(d.outboxId, noticeId),
    contactIds && inArray(d.contactId, contactIds),
  );
  const joined = db
    .select({ ...getTableColumns(d), contactName: contacts.name, party: contacts.party, round: outbox.round })
    .from(d)
    .leftJoin(contacts, eq(contacts.id, d.contactId))
    .leftJoin(outbox, eq(outbox.id, d.outboxId));
  const order = sort === 'created' ? asc(d.createdAt) : desc(d.createdAt);
  const items = await joined.where(where).orderBy(order, asc(d.id)).limit(limit).offset(offset);
  const from = round === undefined ? d : sql`${d} left join ${outbox} on ${eq(outbox.id, d.outboxId)}`;
  return { items, ...(await countUpTo(db, { from, where, along: sql`${d.createdAt} desc` })) };
}

export async function deliveryById(db: Db, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await db.select().from(d).where(eq(d.id, id));
  return row;
}

/** Adds deliveries; what there is already of the same notice, channel and contact stays as it is. */
export async function addDeliveries(db: Db, rows: NewDelivery[]): Promise<void> {
  if (rows.length > 0) await db.insert(d).values(rows).onConflictDoNothing();
}

/** Queued deliveries that no job has yet, locked; another dispatcher takes others. */
export function takeJobless(tx: Db, limit: number): Promise<DeliveryRow[]> {
  return tx
    .select()
    .from(d)
    .where(and(eq(d.state, 'queued'), isNull(d.jobId)))
    .orderBy(asc(d.createdAt), asc(d.id))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** From now on only this job may send it. */
export async function giveJob(tx: Db, id: string, job: { id: string; at: string }): Promise<void> {
  await tx.update(d).set({ jobId: job.id, nextAttempt: job.at }).where(eq(d.id, id));
}

/** The delivery, if it is still to be sent and this job is the one that may. */
export async function ownedBy(db: Db, id: string, jobId: string): Promise<DeliveryRow | undefined> {
  const [row] = await db.select().from(d).where(owned(id, jobId));
  return row;
}

/** One more attempt is being made. */
export async function markAttempt(db: Db, id: string, jobId: string): Promise<void> {
  await db
    .update(d)
    .set({ attempts: sql`${d.attempts} + 1` })
    .where(owned(id, jobId));
}

/** It left the house. */
export async function markDelivered(db: Db, id: string, sentAt: string): Promise<void> {
  await db.update(d).set({ state: 'sent', sentAt, error: null, nextAttempt: null }).where(eq(d.id, id));
}

/** It did not; when it is tried again. */
export async function markMissed(
  db: Db,
  { id, jobId }: { id: string; jobId: string },
  { error, nextAttempt }: { error: string; nextAttempt: string | null },
): Promise<void> {
  await db.update(d).set({ error, nextAttempt }).where(owned(id, jobId));
}

/** Nobody tries again until somebody asks. */
export async function markDead(db: Db, id: string, jobId: string): Promise<void> {
  const error = sql`coalesce(${d.error}, '发送时工作进程中断')`;
  await db.update(d).set({ state: 'dead', error, nextAttempt: null }).where(owned(id, jobId));
}

/** This installation has no such channel. */
export async function markUnreachable(tx: Db, id: string): Promise<void> {
  const error = '没有配置这一渠道：见 SMTP_URL、WEBHOOK_URL';
  await tx.update(d).set({ state: 'dead', error }).where(eq(d.id, id));
}

/** Puts a dead one back for the dispatcher, and wakes it; false when it is not dead. */
export async function reviveDelivery(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .update(d)
    .set({ state: 'queued', attempts: 0, jobId: null, nextAttempt: null })
    .where(and(eq(d.id, id), eq(d.state, 'dead')))
    .returning({ id: d.id });
  if (rows.length > 0) await wakeDispatcher(db);
  return rows.length > 0;
}

/** The dispatcher looks for deliveries without a job. */
export async function wakeDispatcher(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('ledger', 'deliveries 0')`);
}

function owned(id: string, jobId: string) {
  return and(eq(d.id, id), eq(d.jobId, jobId), eq(d.state, 'queued'));
}
