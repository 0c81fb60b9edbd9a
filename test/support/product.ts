import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { connect, type Client as Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { dataConverter } from '../../workflows/data-converter.ts';

/** Namespace in which clocks may be shifted: tests that need a due date within seconds live there. */
export const NAMESPACE = 'xuncheng-rehearsal';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Product {
  client: Client;
  database: Database;
  startWorker(script?: string, env?: Record<string, string>): ChildProcess;
  stopWorkers(): Promise<void>;
  close(): Promise<void>;
}

/** Ledger, published rules and an engine client on running services; worker processes are started by the test. */
export async function openProduct(databaseUrl: string, address: string): Promise<Product> {
  await migrate(databaseUrl);
  const database = connect(databaseUrl);
  await publish(database);
  const connection = await Connection.connect({ address });
  const workers: ChildProcess[] = [];
  const stopWorkers = async () => void (await Promise.all(workers.splice(0).map(stop)));
  return {
    client: new Client({ connection, namespace: NAMESPACE, dataConverter }),
    database,
    startWorker(script = 'worker.ts', env = {}) {
      const settings = {
        DATABASE_URL: databaseUrl,
        REHEARSAL_DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: address,
        TEMPORAL_NAMESPACE: NAMESPACE,
        REHEARSAL_NAMESPACE: NAMESPACE,
        // Why one ended, or never began, is told beside the test that waits for it.
        LOG_LEVEL: 'fatal',
      };
      const worker = spawn('node', ['--import', 'tsx', script], {
        cwd: ROOT,
        env: { ...process.env, ...settings, ...env },
        stdio: ['ignore', ...(env.WORKER_LOG ? bothTo(env.WORKER_LOG) : ([process.stderr, 'inherit'] as const))],
      });
      workers.push(worker);
      return worker;
    },
    stopWorkers,
    async close() {
      await stopWorkers();
      await connection.close();
      await database.close();
    },
  };
}

async function publish({ db }: Database): Promise<void> {
  const at = new Date(0).toISOString();
  const library = rulebookLibrary();
  for (const id of library.ids()) await saveRulebook(db, library.resolve(id), at);
  await saveCalendar(db, publishedCalendar(), at);
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGTERM');
  await gone;
}

/** What a worker prints, appended to a file that the test reads. */
function bothTo(file: string): [number, number] {
  const log = openSync(file, 'a');
  return [log, log];
}
