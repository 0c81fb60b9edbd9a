import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { installLogger } from './activities/logger.ts';
import { createWorkers } from './activities/worker.ts';
import { loadConfig } from './config.ts';
import { connect } from './db/client.ts';

const config = loadConfig();
const log = pino({ level: config.logLevel, base: { process: 'worker' } });
installLogger(log);

const database = connect(config.databaseUrl);
const connection = await NativeConnection.connect({ address: config.temporalAddress });
const clientConnection = await Connection.connect({ address: config.temporalAddress });
const workers = await createWorkers(config, { db: database.db, connection, clientConnection });

closeWithGrace({ delay: 15_000, logger: false }, async () => {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await stopped;
});
log.info('worker polling');
const stopped = Promise.all(workers.map((worker) => worker.run())).then(() =>
  Promise.all([database.close(), connection.close(), clientConnection.close()]),
);
await stopped;
