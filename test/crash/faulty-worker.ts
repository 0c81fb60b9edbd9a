import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pino from 'pino';
import { installLogger } from '../../activities/logger.ts';
import { createWorkers } from '../../activities/worker.ts';
import { loadConfig } from '../../config.ts';
import { connect } from '../../db/client.ts';
import { openKeys } from '../../keys/open.ts';

/**
 * A worker that dies like kill -9 right after a flush committed, before the engine hears of it, once the file
 * FAULT_FILE exists; FAULT_AFTER lets so many flushes pass first. FAULT_DELAY_MS leaves time for another fact to arrive.
 * With FAULT_AT=exportHistory it dies as it begins to keep the history of a run before instead.
 */
const config = loadConfig();
openKeys(config.keys);
installLogger(pino({ level: config.logLevel }));
const fault = process.env.FAULT_FILE ?? '';
const at = process.env.FAULT_AT ?? 'record';
const delayMs = Number(process.env.FAULT_DELAY_MS ?? 0);
let left = Number(process.env.FAULT_AFTER ?? 0);

const workers = await createWorkers(config, {
  db: connect(config.databaseUrl).db,
  rehearsalDb: connect(config.rehearsalDatabaseUrl).db,
  connection: await NativeConnection.connect({ address: config.temporalAddress }),
  clientConnection: await Connection.connect({ address: config.temporalAddress }),
  wrap: (activities) => ({
    ...activities,
    async exportHistory(run) {
      if (at === 'exportHistory' && existsSync(fault)) die();
      return activities.exportHistory(run);
    },
    async record(flush) {
      await activities.record(flush);
      if (at !== 'record' || !existsSync(fault)) return;
      if (left > 0) {
        left -= 1;
        return;
      }
      await sleep(delayMs);
      die();
    },
  }),
});
await Promise.all(workers.map((worker) => worker.run()));

function die(): void {
  rmSync(fault);
  process.kill(process.pid, 'SIGKILL');
}
