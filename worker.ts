import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { createActivities } from './activities/index.ts';
import { readConfig } from './config.ts';
import { connect } from './db/client.ts';
import { workerSinks, workflowsPath } from './workflows/bundle.ts';
import { dataConverter } from './workflows/gzip-codec.ts';

const config = readConfig();
const log = pino({ level: config.LOG_LEVEL, base: { process: 'worker' } });

Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, activityType, attempt } = meta ?? {};
    // Only what cannot be secret: never arguments, results or failure texts of the heart.
    log[level === 'ERROR' ? 'error' : 'warn']({ workflowId, activityType, attempt }, message);
  }),
});

const database = connect(config.DATABASE_URL);
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
const clientConnection = await Connection.connect({ address: config.TEMPORAL_ADDRESS });
const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });

/** One worker per namespace; the rehearsal's differs only in letting clocks be shifted. */
async function createWorker(namespace: string, rehearsal: boolean): Promise<Worker> {
  const client = new Client({ connection: clientConnection, namespace, dataConverter });
  return Worker.create({
    connection,
    namespace,
    taskQueue: config.TASK_QUEUE,
    workflowBundle,
    dataConverter,
    sinks: workerSinks,
    activities: createActivities({ db: database.db, client, taskQueue: config.TASK_QUEUE, rehearsal }),
    maxConcurrentActivityTaskExecutions: 20,
    shutdownGraceTime: '10s',
  });
}

const workers = [
  await createWorker(config.TEMPORAL_NAMESPACE, false),
  await createWorker(config.REHEARSAL_NAMESPACE, true),
];
closeWithGrace({ delay: 15_000 }, async () => {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
});
log.info('worker polling');
await Promise.all(workers.map((worker) => worker.run()));
await Promise.all([database.close(), connection.close(), clientConnection.close()]);
