import { Client, type Connection } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { type Config, productVersion } from '../config.ts';
import type { Db } from '../db/client.ts';
import { workerSinks } from '../workflows/bundle.ts';
import { dataConverter } from '../workflows/data-converter.ts';
import { type Activities, createActivities } from './index.ts';
import { registerBuild } from './register-build.ts';
import { bundleWorkflows } from './workflow-code.ts';

export { bundleWorkflows } from './workflow-code.ts';

/** What workers need that somebody else opens and closes. */
export interface WorkerDeps {
  db: Db;
  /** Ledger of the rehearsals: what is only played never stands among real rounds. Without one there are none. */
  rehearsalDb?: Db;
  connection: NativeConnection;
  clientConnection: Connection;
  /** Wraps the activities; failure injection in tests. */
  wrap?: (activities: Activities) => Activities;
}

/** One worker per namespace; the rehearsal's differs only in its ledger and in letting clocks be shifted. */
export async function createWorkers(config: Config, deps: WorkerDeps): Promise<Worker[]> {
  const workflowBundle = await bundleWorkflows();
  const { connection, clientConnection, wrap = (activities) => activities } = deps;
  const taskQueue = config.taskQueue;
  const ledgers = new Map([[config.namespace, deps.db]]);
  if (deps.rehearsalDb) ledgers.set(config.rehearsalNamespace, deps.rehearsalDb);
  // The engine keeps it in the clear with every event: no host name.
  const identity = `xuncheng-worker@${process.pid}`;
  const buildId = await registerBuild(deps, workflowBundle.code, productVersion());
  return Promise.all(
    [...ledgers].map(([namespace, db]) => {
      const client = new Client({ connection: clientConnection, namespace, dataConverter, identity });
      const rehearsal = namespace === config.rehearsalNamespace;
      return Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle,
        buildId,
        identity,
        dataConverter,
        sinks: workerSinks,
        activities: wrap(createActivities({ db, client, taskQueue, rehearsal })),
        maxConcurrentActivityTaskExecutions: 20,
        shutdownGraceTime: '10s',
        // How long work waits for a worker that died before another one takes it.
        stickyQueueScheduleToStartTimeout: '2s',
      });
    }),
  );
}
