import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { NoticeConfig } from '../config.ts';
import { type Client, connect } from '../db/client.ts';
import { reasonOf } from '../db/reason.ts';
import type { Channel } from '../db/schema/deliveries.ts';
import { subscribe } from '../db/subscription.ts';
import type { Outlet } from './channels/channel.ts';
import { mailOutlet } from './channels/mail.ts';
import { webhookOutlet } from './channels/webhook.ts';
import { coalesced } from './coalesced.ts';
import { Deliverer } from './deliver.ts';
import { makeDigests } from './digest.ts';
import { Dispatcher } from './dispatch.ts';
import { openQueue } from './open-queue.ts';
import { CHANNELS, DEAD_QUEUE, type DeliveryJob, DIGEST_QUEUE, type JobQueue, queueOf } from './queue.ts';

/** One for each delivery under way, and some to work with. */
const MAX_CONNECTIONS = 10;
const AGAIN_MS = 5_000;
/** What the ledger's notifications did not wake us for. */
const SWEEP_MS = 60_000;
const POLL_SECONDS = 1;
/** Deliveries under way at once: a mail server takes many, the robot of a chat a few dozen a minute. */
const AT_ONCE = { mail: 5, webhook: 1 };
const STOP_MS = 10_000;

export interface NoticesOptions {
  databaseUrl: string;
  config: NoticeConfig;
  log: Logger;
  /** The wall clock; tests set it. */
  now?: () => Date;
}

/** Deals out and sends until stopped. Returns at once: whatever it needs, it waits for in the background. */
export function startNotices({ databaseUrl, config, log, now = () => new Date() }: NoticesOptions) {
  const client = connect(databaseUrl, { max: MAX_CONNECTIONS });
  const ended = new AbortController();
  const running = run({ client, config, log, now, ended: ended.signal }).catch((error: Error) => {
    if (!ended.signal.aborted) log.error({ message: reasonOf(error) }, 'notices stopped');
  });
  const stopped = running.then(() => client.close());
  return {
    stop(): Promise<void> {
      ended.abort();
      return stopped;
    },
  };
}

interface Running {
  client: Client;
  config: NoticeConfig;
  log: Logger;
  now: () => Date;
  ended: AbortSignal;
}

async function run({ client, config, log, now, ended }: Running): Promise<void> {
  const { db } = client;
  const { hours, publicUrl } = config;
  const tell = (error: Error) => void (ended.aborted || log.warn({ message: reasonOf(error) }, 'notices: tried again'));
  const queue = await eventually(() => openQueue(db, config, log), ended, tell);
  const outlets = outletsOf(config);
  const channels = queue ? [...outlets.keys()] : [];
  const dispatcher = new Dispatcher({ db, queue, channels, hours, now });
  const dispatch = coalesced(() => dispatcher.run(), tell);
  const listen = () => subscribe(client.dedicated, 'ledger', { notified: dispatch, listening: dispatch });
  const stopListening = await eventually(listen, ended, tell);
  const sweep = setInterval(dispatch, SWEEP_MS);
  if (queue) {
    const digest = () => makeDigests({ db, channels, now }).then(dispatch);
    const deliverer = new Deliverer({ db, queue, outlets, hours, publicUrl, now, log });
    await eventually(() => work(queue, deliverer, digest), ended, tell);
    // The morning may have passed without a worker.
    digest().catch(tell);
  }
  log.info({ channels }, 'notices on their way');
  if (!ended.aborted) await once(ended, 'abort');
  clearInterval(sweep);
  await stopListening();
  await queue?.boss.stop({ timeout: STOP_MS });
  for (const outlet of outlets.values()) outlet.close();
}

/** Takes jobs of every queue, and asks for the digest in the morning of each day. */
async function work({ boss }: JobQueue, deliverer: Deliverer, digest: () => Promise<void>): Promise<void> {
  await boss.schedule(DIGEST_QUEUE, '30 8 * * *', {}, { tz: 'Asia/Shanghai' });
  const often = { pollingIntervalSeconds: POLL_SECONDS };
  for (const channel of CHANNELS) {
    const some = { ...often, batchSize: AT_ONCE[channel] };
    await boss.work<DeliveryJob>(queueOf(channel), some, (jobs) => deliverer.deliverAll(jobs));
  }
  await boss.work<DeliveryJob>(DEAD_QUEUE, often, async ([job]) => job && deliverer.bury(job));
  await boss.work(DIGEST_QUEUE, often, digest);
}

function outletsOf({ mail, webhook }: NoticeConfig): Map<Channel, Outlet> {
  const outlets = new Map<Channel, Outlet>();
  if (mail) outlets.set('mail', mailOutlet(mail));
  if (webhook) outlets.set('webhook', webhookOutlet(webhook));
  return outlets;
}

/** What needs the database, once it is there. */
async function eventually<T>(get: () => Promise<T>, ended: AbortSignal, tell: (error: Error) => void): Promise<T> {
  for (;;) {
    try {
      return await get();
    } catch (error) {
      tell(error as Error);
      await sleep(AGAIN_MS, undefined, { signal: ended });
    }
  }
}
