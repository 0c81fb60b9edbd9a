import type { Job } from 'pg-boss';
import type { Logger } from 'pino';
import type { Db } from '../db/client.ts';
import { exclusively } from '../db/exclusive.ts';
import { newestCalendar } from '../db/queries/calendars.ts';
import { contactById } from '../db/queries/contacts.ts';
import {
  type DeliveryRow,
  giveJob,
  markAttempt,
  markDead,
  markDelivered,
  markMissed,
  ownedBy,
} from '../db/queries/deliveries.ts';
import { type NoticeFacts, noticeFacts } from '../db/queries/notice-facts.ts';
import { papersOf } from '../db/queries/papers.ts';
import { reasonOf } from '../db/reason.ts';
import type { Channel } from '../db/schema/deliveries.ts';
import { transaction } from '../db/transaction.ts';
import { dateOfInstant } from '../procedure/counting/index.ts';
import { RulebookCache } from './books.ts';
import { type Message, NotDelivered, type Outlet } from './channels/channel.ts';
import { type HoursSetting, hoursFor, leavesAt } from './hours.ts';
import { paperNumber } from './paper.ts';
import { type DeliveryJob, type JobQueue, queueOf } from './queue.ts';
import { toldOf } from './told.ts';
import { noticeText } from './wording.ts';

export interface DeliverDeps {
  db: Db;
  queue: JobQueue;
  outlets: ReadonlyMap<Channel, Outlet>;
  hours: HoursSetting;
  publicUrl: string | undefined;
  now: () => Date;
  log: Logger;
}

/** Sends what a job stands for, unless another job does by now, it is sent, or the house is closed. */
export class Deliverer {
  private readonly books = new RulebookCache();

  constructor(private readonly deps: DeliverDeps) {}

  /** Each fares on its own: what one job meets is no other's failure. */
  async deliverAll(jobs: Job<DeliveryJob>[]): Promise<void> {
    await Promise.all(
      jobs.map(async (job) => {
        try {
          // A send may outlast its job: whoever takes the job up again leaves it to the first.
          const key = `delivery/${job.data.delivery}`;
          const alone = await exclusively(this.deps.db, key, () => this.deliver(job));
          if (!alone) await this.deps.queue.boss.fail(job.name, job.id, { message: 'under way' });
        } catch (error) {
          this.deps.log.warn({ delivery: job.data.delivery, message: reasonOf(error) }, 'delivery interrupted');
          await this.deps.queue.boss.fail(job.name, job.id, { message: 'interrupted' });
        }
      }),
    );
  }

  private async deliver({ id: jobId, data }: Job<DeliveryJob>): Promise<void> {
    const { db, outlets, now } = this.deps;
    const delivery = await ownedBy(db, data.delivery, jobId);
    const outlet = delivery && outlets.get(delivery.channel);
    if (!delivery || !outlet) return;
    const { outboxId } = delivery;
    const facts = outboxId === null ? undefined : (await noticeFacts(db, [outboxId])).get(outboxId);
    if (delivery.trialAt === null && (await this.waitsForMorning(delivery, facts, jobId))) return;
    await markAttempt(db, delivery.id, jobId);
    try {
      await outlet.send(await this.message(delivery, facts));
    } catch (error) {
      return this.missed(delivery, jobId, error);
    }
    await markDelivered(db, delivery.id, now().toISOString());
  }

  /** The queue gave up: the delivery waits for somebody who puts it back. */
  async bury({ data }: Job<DeliveryJob>): Promise<void> {
    await markDead(this.deps.db, data.delivery, data.job);
    this.deps.log.warn({ delivery: data.delivery }, 'delivery dead: GET /api/deliveries?state=dead');
  }

  /** A retry may come up at night: another job takes over, from the morning on. */
  private async waitsForMorning(
    { id, channel }: DeliveryRow,
    facts: NoticeFacts | undefined,
    jobId: string,
  ): Promise<boolean> {
    const { db, queue, hours, now } = this.deps;
    const present = now();
    const book = await this.books.get(db, facts?.rulebookHash ?? null);
    const at = leavesAt(await newestCalendar(db), hoursFor(hours, book), present.toISOString());
    if (at <= present.toISOString()) return false;
    await transaction(db, async (tx) => {
      if (!(await ownedBy(tx, id, jobId))) return;
      const real = new Date(Date.now() + Date.parse(at) - present.getTime());
      await giveJob(tx, id, { id: await queue.add(tx, { delivery: id, channel, at: real }), at });
    });
    return true;
  }

  private async message({ id, contactId, text }: DeliveryRow, facts: NoticeFacts | undefined): Promise<Message> {
    const contact = await contactById(this.deps.db, contactId);
    if (!contact || contact.retired) throw new NotDelivered('联系人已停用');
    const to = contact.email;
    if (text) return { id, to, ...text };
    const { path, ...said } = await this.said(facts);
    return { id, to, ...said, link: `${this.deps.publicUrl ?? ''}${path}` };
  }

  private async said(facts: NoticeFacts | undefined) {
    const { db, now } = this.deps;
    if (!facts) throw new NotDelivered('通知已不在');
    const { id } = facts.notice;
    const paper = (await papersOf(db, [id])).get(id);
    const told = toldOf(facts, await this.books.get(db, facts.rulebookHash));
    return noticeText(told, dateOfInstant(now().toISOString()), paper ? paperNumber(paper) : null);
  }

  /** Tells the queue, which decides when to try again or that it was the last time, and notes what it decided. */
  private async missed({ id, channel }: DeliveryRow, jobId: string, error: unknown): Promise<void> {
    const { db, queue, log } = this.deps;
    const reason = error instanceof NotDelivered ? error.message : '内部错误';
    log.warn({ delivery: id, channel, reason }, 'not delivered');
    await markMissed(db, { id, jobId }, { error: reason, nextAttempt: null });
    await queue.boss.fail(queueOf(channel), jobId, { message: reason });
    const job = await queue.boss.getJobById(queueOf(channel), jobId);
    if (job?.state === 'retry') {
      await markMissed(db, { id, jobId }, { error: reason, nextAttempt: job.startAfter.toISOString() });
    }
  }
}
