import { randomUUID } from 'node:crypto';
import type { Db } from '../db/client.ts';
import { newestCalendar } from '../db/queries/calendars.ts';
import { type ContactRow, contactsFor } from '../db/queries/contacts.ts';
import { addDeliveries, giveJob, markUnreachable, type NewDelivery, takeJobless } from '../db/queries/deliveries.ts';
import { markDealt, takeQueued } from '../db/queries/dispatch.ts';
import { type NoticeFacts, noticeFacts } from '../db/queries/notice-facts.ts';
import { numberPaper } from '../db/queries/papers.ts';
import type { Channel } from '../db/schema/deliveries.ts';
import { transaction } from '../db/transaction.ts';
import { addDays } from '../procedure/calendar/date.ts';
import { dateOfInstant } from '../procedure/counting/index.ts';
import { RulebookCache } from './books.ts';
import { type HoursSetting, hoursFor, leavesAt } from './hours.ts';
import { paperText } from './paper.ts';
import { partiesOf } from './parties.ts';
import type { JobQueue } from './queue.ts';
import { reachedBy } from './reached-by.ts';
import { ruleOf, toldOf } from './told.ts';

const BATCH = 100;
/** What nobody dealt out for two weeks is read in the inbox: an office is not flooded with what it knows. */
const STALE_DAYS = 14;

export interface DispatchDeps {
  db: Db;
  /** Absent where the database user may not have one: then there is the inbox and nothing else. */
  queue: JobQueue | undefined;
  channels: readonly Channel[];
  hours: HoursSetting;
  now: () => Date;
}

/**
 * Deals the outbox out: numbers papers, writes a delivery for each contact and channel, gives each a job. A batch is one
 * transaction, and its rows are locked: side by side, dispatchers share the work and no notice is dealt twice.
 */
export class Dispatcher {
  private readonly books = new RulebookCache();

  constructor(private readonly deps: DispatchDeps) {}

  /** Until nothing is left. */
  async run(): Promise<void> {
    for (let full = true; full; ) {
      full = await transaction(this.deps.db, async (tx) => {
        const dealt = await this.dealOut(tx);
        const given = await this.giveJobs(tx);
        return dealt === BATCH || given === BATCH;
      });
    }
  }

  private async dealOut(tx: Db): Promise<number> {
    const rows = await takeQueued(tx, BATCH);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const facts = await noticeFacts(tx, ids);
    const now = this.deps.now().toISOString();
    const deliveries: NewDelivery[] = [];
    for (const id of ids) {
      const one = facts.get(id);
      if (one) deliveries.push(...(await this.dealOne(tx, one, now)));
    }
    await addDeliveries(tx, deliveries);
    await markDealt(tx, ids, now);
    return rows.length;
  }

  private async dealOne(tx: Db, facts: NoticeFacts, now: string): Promise<NewDelivery[]> {
    const { notice, subject } = facts;
    const book = await this.books.get(tx, facts.rulebookHash);
    const told = toldOf(facts, book);
    // Entered late, a rung of long ago is today's news.
    const day = dateOfInstant(notice.recordedAt ?? notice.createdAt);
    if (told.paper !== null) {
      const { id: outboxId, round } = notice;
      const year = Number(day.slice(0, 4));
      await numberPaper(tx, { kind: told.paper, year, outboxId, round, issuedOn: day, ...paperText(told, day) });
    }
    if (!this.deps.queue || day < addDays(dateOfInstant(now), -STALE_DAYS)) return [];
    const place = { round: notice.round, group: subject.group ?? null, org: subject.org ?? null };
    const contacts = await contactsFor(tx, partiesOf(facts, ruleOf(facts, book)), place);
    return this.deps.channels.flatMap((channel) =>
      onceEach(channel, contacts).map(({ id: contactId }) => ({
        id: randomUUID(),
        outboxId: notice.id,
        channel,
        contactId,
        createdAt: now,
      })),
    );
  }

  /** Jobs for deliveries without one: those just dealt, and dead ones somebody put back. */
  private async giveJobs(tx: Db): Promise<number> {
    const { queue, channels, hours, now } = this.deps;
    if (!queue) return 0;
    const waiting = await takeJobless(tx, BATCH);
    if (waiting.length === 0) return 0;
    const calendar = await newestCalendar(tx);
    const facts = await noticeFacts(
      tx,
      waiting.flatMap(({ outboxId }) => outboxId ?? []),
    );
    for (const { id, channel, outboxId, trialAt } of waiting) {
      if (!channels.includes(channel)) {
        await markUnreachable(tx, id);
        continue;
      }
      const book = await this.books.get(tx, facts.get(outboxId ?? '')?.rulebookHash ?? null);
      // Whoever tries it waits for it, whatever the hour.
      const at =
        trialAt === null ? leavesAt(calendar, hoursFor(hours, book), now().toISOString()) : now().toISOString();
      const job = await queue.add(tx, { delivery: id, channel, at: this.realTime(at) });
      await giveJob(tx, id, { id: job, at });
    }
    return waiting.length;
  }

  /** The queue's clock is the database's; `now` may be set by a test. */
  private realTime(at: string): Date {
    return new Date(Date.now() + Date.parse(at) - this.deps.now().getTime());
  }
}

/** A mailbox or a chat that stands for several addressees gets a notice once. */
function onceEach(channel: Channel, contacts: ContactRow[]): ContactRow[] {
  const reached = contacts.filter((contact) => reachedBy(contact, channel));
  const place = ({ email }: ContactRow) => (channel === 'mail' ? (email ?? '').toLowerCase() : '');
  return [...new Map(reached.toReversed().map((contact) => [place(contact), contact])).values()].toReversed();
}
