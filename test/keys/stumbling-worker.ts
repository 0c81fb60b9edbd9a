import { existsSync, rmSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pino from 'pino';
import { installLogger } from '../../activities/logger.ts';
import { createWorkers } from '../../activities/worker.ts';
import { loadConfig } from '../../config.ts';
import { connect } from '../../db/client.ts';
import { openKeys } from '../../keys/open.ts';

/** A worker whose first flush fails with the text in FAULT_TEXT, once the file FAULT_FILE exists; the next try succeeds. */
const config = loadConfig();
openKeys(config.keys);
installLogger(pino({ level: config.logLevel }));
const { FAULT_FILE: fault = '', FAULT_TEXT: text = '' } = process.env;

const workers = await createWorkers(config, {
  db: connect(config.databaseUrl).db,
  connection: await NativeConnection.connect({ address: config.temporalAddress }),
  clientConnection: await Connection.connect({ address: config.temporalAddress }),
  wrap: (activities) => ({
    ...activities,
    async record(flush) {
      if (existsSync(fault)) {
        rmSync(fault);
        throw new Error(text);
      }
      await activities.record(flush);
    },
  }),
});
process.once('SIGTERM', () => {
  for (const worker of workers) worker.shutdown();
});
await Promise.all(workers.map((worker) => worker.run()));
process.exit(0);
