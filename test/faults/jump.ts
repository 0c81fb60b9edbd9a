import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FalseClock } from './false-clock.ts';
import type { Planned } from './plan.ts';
import type { Plant } from './plant.ts';

const POLL_MS = 50;
const NOTICE_MS = 15_000;
/** Milliseconds a clock may differ from what it was set to. */
const SLACK_MS = 20_000;

/** The clock of one API jumps and comes back. */
export function jumpApi({ apis }: Plant, planned: Planned): Promise<void> {
  const { clock, url } = apis[planned.which];
  return jump(clock, planned, () => dateOf(`${url}/health/live`));
}

/** The clock of one worker jumps and comes back. */
export function jumpWorker({ workers }: Plant, planned: Planned): Promise<void> {
  const { clock, url } = workers[planned.which];
  return jump(clock, planned, () => dateOf(`${url}/live`));
}

/** The clock of PostgreSQL jumps and comes back. */
export function jumpDatabase({ databaseClock, product }: Plant, planned: Planned): Promise<void> {
  return jump(databaseClock, planned, async () => {
    const { rows } = await product.database.db.execute<{ ms: string }>(
      sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
    );
    return Number(rows[0]?.ms);
  });
}

/** `read`: what the process that goes by the clock says it is; it must have jumped, or nothing was tried. */
async function jump(clock: FalseClock, { jumpSeconds, forMs }: Planned, read: () => Promise<number>): Promise<void> {
  clock.jump(jumpSeconds);
  await until(jumpSeconds, read);
  await sleep(forMs);
  clock.jump(0);
  await until(0, read);
}

async function until(seconds: number, read: () => Promise<number>): Promise<void> {
  const deadline = Date.now() + NOTICE_MS;
  for (;;) {
    const ahead = (await read().catch(() => Number.NaN)) - Date.now();
    if (Math.abs(ahead - seconds * 1000) < SLACK_MS) return;
    if (Date.now() > deadline) throw new Error(`a clock did not jump by ${seconds} s: it is ${ahead} ms ahead`);
    await sleep(POLL_MS);
  }
}

/** The clock of a program, from the head of its answer. */
async function dateOf(url: string): Promise<number> {
  const { headers } = await fetch(url, { signal: AbortSignal.timeout(2000) });
  return Date.parse(headers.get('date') ?? '');
}
