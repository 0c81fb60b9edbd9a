import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Plant } from './plant.ts';

const PAUSE_MS = 500;
const PATIENCE_MS = 120_000;

/** Starts PostgreSQL and the engine again where they have ended, as whoever supervises them would, until both answer. */
export async function revive(plant: Plant): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt(plant);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function attempt({ services, product, withDatabaseClock }: Plant): Promise<void> {
  if (services.pids.postgres === undefined) await withDatabaseClock(() => services.restartPostgres());
  await product.database.db.execute(sql`select 1`);
  if (services.pids.temporal === undefined) await services.restartTemporal();
  await product.client.withDeadline(Date.now() + PAUSE_MS * 4, () => product.client.workflowService.getSystemInfo({}));
}
