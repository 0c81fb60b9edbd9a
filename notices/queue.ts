import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { NoticeConfig } from '../config.ts';
import type { Db } from '../db/client.ts';
import { rawQuery } from '../db/raw.ts';
import type { Channel } from '../db/schema/deliveries.ts';

/** A job's data: which delivery, and the job's own id, which a dead letter would not know. */
export interface DeliveryJob {
  delivery: string;
  job: string;
}

export const CHANNELS = ['mail', 'webhook'] as const satisfies readonly Channel[];
export const DEAD_QUEUE = 'notices-dead';
export const DIGEST_QUEUE = 'notices-digest';

/** One queue a channel: what one cannot send does not wait in the way of the other. */
export function queueOf(channel: Channel): string {
  return `notices-${channel}`;
}

/** How often the jobs of workers that died are looked for. */
const DEAD_JOBS_SECONDS = 5;

export type RetrySettings = Pick<NoticeConfig, 'retryLimit' | 'retrySeconds' | 'expireSeconds'>;

/** The jobs of deliveries, in a PostgreSQL schema of pg-boss's own beside the ledger's. */
export class JobQueue {
  constructor(
    readonly boss: PgBoss,
    private readonly settings: RetrySettings,
  ) {}

  /** A new job for a delivery, in the caller's transaction: there is one exactly when the delivery says so. */
  async add(tx: Db, { delivery, channel, at }: { delivery: string; channel: Channel; at: Date }): Promise<string> {
    const id = randomUUID();
    const { retryLimit, retrySeconds: retryDelay, expireSeconds: expireInSeconds } = this.settings;
    const job: PgBoss.JobInsert<DeliveryJob> = {
      id,
      name: queueOf(channel),
      data: { delivery, job: id },
      startAfter: at,
      retryLimit,
      retryDelay,
      retryBackoff: true,
      expireInSeconds,
      deadLetter: DEAD_QUEUE,
    };
    await this.boss.insert([job], { db: { executeSql: (text, values) => rawQuery(tx, text, values) } });
    return id;
  }
}

/**
 * Starts pg-boss on the notices' own connections, in its schema, which it makes; `onError` hears of what fails in the
 * background. It does not wait for its own bookkeeping, and a failure of that would end the process: it is told and
 * swallowed, and a job nobody could complete comes back when it expires.
 */
export async function startBoss(db: Db, schema: string, onError: (error: Error) => void): Promise<PgBoss> {
  let started = false;
  const executeSql = (text: string, values: unknown[]) =>
    rawQuery(db, text, values).catch((error: Error) => {
      if (!started) throw error;
      onError(error);
      return undefined as never;
    });
  const boss = new PgBoss({ schema, db: { executeSql }, maintenanceIntervalSeconds: DEAD_JOBS_SECONDS });
  boss.on('error', onError);
  try {
    await boss.start();
    for (const name of [DEAD_QUEUE, DIGEST_QUEUE, ...CHANNELS.map(queueOf)]) await boss.createQueue(name);
    started = true;
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
}
