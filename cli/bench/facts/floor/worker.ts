import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { configOrExit } from '../../../../config/or-exit.ts';
import { connect } from '../../../../db/client.ts';
import type { FloorActivities } from './messages.ts';
import { record } from './table.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });
const config = configOrExit('量尺');
const { db } = connect(config.databaseUrl);
const connection = await NativeConnection.connect({ address: config.temporalAddress });
const activities: FloorActivities = { record: (flush) => record(db, flush) };
// As ours is set.
const worker = await Worker.create({
  ...{ connection, namespace: config.namespace, taskQueue: config.taskQueue, activities },
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  maxConcurrentActivityTaskExecutions: 20,
  stickyQueueScheduleToStartTimeout: '2s',
});
await worker.run();
process.exit(0);
