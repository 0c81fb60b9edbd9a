import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { installLogger } from './activities/logger.ts';
import { createWorkers } from './activities/worker.ts';
import { startSealing } from './audit/seal/start.ts';
import { configOrExit, openKeysOrExit, WRONG_SETTING } from './config/or-exit.ts';
import { settingsTold } from './config/told.ts';
import { engineAddress } from './config.ts';
import { connect, type Client as Database } from './db/client.ts';
import { ensureDatabase } from './db/ensure-database.ts';
import { migrate } from './db/migrate.ts';
import { workerMetrics } from './metrics/worker.ts';
import { startNotices } from './notices/start.ts';
import { refuseNewerEngine } from './stack/temporal/version.ts';
import { dataConverter } from './workflows/data-converter.ts';

await settingsTold();
const config = configOrExit('工作进程');
openKeysOrExit('工作进程', config);
const log = pino({ level: config.logLevel, base: { process: 'worker' } });
const metrics = await workerMetrics(config.metrics);
installLogger(log, metrics.engineAddress);
// Nothing is written to tables of another release.
await migrate(config.databaseUrl).catch((error: Error) => {
  process.stderr.write(`工作进程未能启动：${error.message}\n`);
  process.exit(1);
});

const database = connect(config.databaseUrl);
// What is only played in rehearsals reaches nobody.
const real = config.namespace !== config.rehearsalNamespace && config.databaseUrl !== config.rehearsalDatabaseUrl;
const notices = real ? startNotices({ databaseUrl: config.databaseUrl, config: config.notices, log }) : undefined;
let workers: Worker[] = [];
let stopped: Promise<unknown> | undefined;
let closeMetrics: (() => Promise<void>) | undefined;
let sealing: ReturnType<typeof startSealing> | undefined;

// Before the engine's own handlers, which would swallow a signal that comes while we start.
closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
  if (err) log.fatal({ message: err.message }, 'worker failed');
  const quiet = Promise.all([notices?.stop(), sealing?.stop()]);
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await Promise.all([stopped, quiet]);
  await closeMetrics?.();
});

const rehearsal = await openRehearsals();
const at = engineAddress(config);
const connection = await NativeConnection.connect(at);
const clientConnection = await Connection.connect(at);
await refuseNewerEngine(clientConnection).catch((error: Error) => {
  process.stderr.write(`工作进程未能启动：${error.message}\n`);
  process.exit(WRONG_SETTING);
});
const ledgers = { db: database.db, ...(rehearsal && { rehearsalDb: rehearsal.db }) };
workers = await createWorkers(config, { ...ledgers, connection, clientConnection, wrap: metrics.wrap });
closeMetrics = await metrics.open(() => workers.every((worker) => worker.getState() !== 'FAILED'));
log.info('worker polling');
const { namespace, dataDir } = config;
const client = new Client({ connection: clientConnection, namespace, dataConverter });
// What is only played in rehearsals is nobody's archive.
sealing = real ? startSealing({ db: database.db, client, dataDir, log }) : undefined;
stopped = Promise.all(workers.map((worker) => worker.run())).then(async () => {
  await sealing?.stop();
  await Promise.all([database.close(), rehearsal?.close(), connection.close(), clientConnection.close()]);
});
await stopped;

/** Ledger of the rehearsals; a server that refuses it another database does real rounds all the same. */
async function openRehearsals(): Promise<Database | undefined> {
  try {
    await ensureDatabase(config.rehearsalDatabaseUrl);
    return connect(config.rehearsalDatabaseUrl, { max: 4 });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    log.error({ message }, 'no database for rehearsals: set REHEARSAL_DATABASE_URL or create <database>_rehearsal');
    return undefined;
  }
}
