import pino from 'pino';
import { createRecordActivity } from '../../activities/record.ts';
import type { NoticeConfig } from '../../config.ts';
import { type Client, connect } from '../../db/client.ts';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { type ContactRow, saveContact } from '../../db/queries/contacts.ts';
import { type DeliveryFilter, type DeliveryView, listDeliveries } from '../../db/queries/deliveries.ts';
import { beginDigest } from '../../db/queries/digests.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { startNotices } from '../../notices/start.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Entry, EntryBody } from '../../procedure/entry.ts';
import { wuyang } from './api.ts';
import { testDatabase } from './database.ts';
import { entry, flush, opened, ROUND } from './ledger.ts';

/** A rung as a test fires it; whatever is not given is an inquiry to 审计局 that is due. */
export interface Fired {
  rule?: string;
  unit?: string;
  rung?: string;
  to?: string[];
  paper?: string;
  due?: string;
  historic?: boolean;
  /** Entered later than it fell due. */
  recordedAt?: string;
  provisional?: boolean;
}

/** Retries within seconds, at any hour. */
export const QUICK: NoticeConfig = { retryLimit: 5, retrySeconds: 1, expireSeconds: 5 };

/** A ledger with rules and a calendar, rungs and contacts, and dispatchers to deal them out. */
export class House {
  private seq = 0;
  private readonly running: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly url: string,
    readonly client: Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<House> {
    const database = await testDatabase();
    const client = connect(database.url);
    const at = '2022-01-01T00:00:00.000Z';
    await saveCalendar(client.db, publishedCalendar(), at);
    await saveRulebook(client.db, wuyang, at);
    return new House(database.url, client, database.drop);
  }

  /** Fires rungs at an instant, each of a deadline of its own, in one flush; says the notices' ids. */
  async fire(at: string, ...rungs: Fired[]): Promise<string[]> {
    const entries: Entry[] = [];
    const ids: string[] = [];
    for (const fired of rungs) {
      const { rule = 'inquiry.reply', unit = 'aud', rung = 'due', to = ['office'], due = '2026-11-20' } = fired;
      const subject = { unit };
      const key = `${rule}@${this.seq}`;
      const { historic = false, recordedAt = at } = fired;
      const more = { fellDueAt: at, recordedAt, historic, rulebookHash: wuyang.hash };
      const body: EntryBody = { type: 'rung.fired', key, rule, subject, rung, generation: 1, to, due };
      entries.push(
        this.entry(opened(key, rule, subject, due, fired.provisional), more),
        this.entry({ ...body, ...(fired.paper && { paper: fired.paper }) }, more),
      );
      ids.push(`${ROUND}/${this.seq}`);
    }
    await createRecordActivity(this.client)(flush(entries));
    return ids;
  }

  /** Records anything at all, at an instant. */
  async record(at: string, ...bodies: EntryBody[]): Promise<void> {
    const more = { happenedAt: at, recordedAt: at, rulebookHash: wuyang.hash };
    await createRecordActivity(this.client)(flush(bodies.map((body) => this.entry(body, more))));
  }

  private entry(body: EntryBody, more: Partial<Entry>): Entry {
    this.seq += 1;
    return entry(this.seq, body, more);
  }

  async contact(id: string, more: Partial<ContactRow> = {}): Promise<void> {
    await saveContact(this.client.db, {
      id,
      party: 'office',
      round: null,
      groupNo: null,
      orgNo: null,
      name: id,
      email: null,
      webhook: false,
      quiet: false,
      retired: false,
      updatedAt: new Date().toISOString(),
      ...more,
    });
  }

  /** A dispatcher as a worker has it, with its clock set by `now`; that day's digest is made already unless asked for. */
  async start(config: Partial<NoticeConfig>, now = () => new Date(), { digest = false } = {}) {
    const instant = now().toISOString();
    if (!digest) await beginDigest(this.client.db, dateOfInstant(instant), instant);
    const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
    const notices = startNotices({
      databaseUrl: this.url,
      config: { ...QUICK, ...config },
      log,
      now,
    });
    this.running.push(notices);
    return notices;
  }

  async deliveries(filter: DeliveryFilter = {}): Promise<DeliveryView[]> {
    return (await listDeliveries(this.client.db, { filter, limit: 500, offset: 0 })).items;
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((notices) => notices.stop()));
    await this.client.close();
    await this.drop();
  }
}

/** A clock that stands at an instant of Shanghai and runs on from there. */
export function clockAt(date: string, time: string): () => Date {
  const offset = Date.parse(`${date}T${time}:00+08:00`) - Date.now();
  return () => new Date(Date.now() + offset);
}
