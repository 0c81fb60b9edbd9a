import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, temporalEngine } from '../../api/orchestrator.ts';
import { connect, type Client as Database } from '../../db/client.ts';
import { listenToLedger } from '../../db/listen.ts';
import { migrate } from '../../db/migrate.ts';
import { keyFileIn } from '../../keys/key-file.ts';
import { openKeys } from '../../keys/open.ts';
import type { RulebookLibrary } from '../../procedure/rulebook/library.ts';
import { startServices } from '../../stack/services.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import type { Asks } from './calendar/asks.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TOKEN = 'token-of-the-bench';

/** A product of its own to measure: services in a temporary folder, worker processes, the API in this process. */
export interface Stage {
  api: Asks;
  client: Client;
  database: Database;
  startWorker(): ChildProcess;
  /** The worker started last. */
  worker(): ChildProcess | undefined;
  close(): Promise<void>;
}

/** Starts the services; no worker runs yet and nothing is published. */
export async function openStage(library: () => RulebookLibrary, log: (line: string) => void): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-bench-'));
  const keys = keyFileIn(dataDir);
  openKeys({ file: keys });
  const services = await startServices({ dataDir, log });
  const { databaseUrl, temporalAddress, namespace } = services;
  await migrate(databaseUrl);
  const database = connect(databaseUrl);
  const listener = await listenToLedger(database);
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace, dataConverter });
  const engine = temporalEngine({ client, taskQueue: 'xuncheng', timeoutMs: 20_000 });
  const app = await buildApp({
    db: database.db,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(database.db, listener) }),
    localToken: TOKEN,
    logLevel: 'silent',
    about: { version: 'bench', temporalAddress, namespace },
    library,
  });
  const workers: ChildProcess[] = [];

  return {
    api: asks(app),
    client,
    database,
    startWorker() {
      const env = {
        ...process.env,
        XUNCHENG_KEY_FILE: keys,
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporalAddress,
        LOG_LEVEL: 'error',
      };
      const worker = spawn('node', ['--import', 'tsx', 'worker.ts'], {
        cwd: ROOT,
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      workers.push(worker);
      return worker;
    },
    worker: () => workers.at(-1),
    async close() {
      await Promise.all(workers.map(stop));
      await app.close();
      await listener.close();
      await connection.close();
      await database.close();
      await services.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function asks(app: Awaited<ReturnType<typeof buildApp>>): Asks {
  const send = async (method: 'GET' | 'POST', path: string, key?: string, body?: object) => {
    const headers = { authorization: `Bearer ${TOKEN}`, ...(key && { 'idempotency-key': key }) };
    const response = await app.inject({ method, url: `/api/${path}`, headers, ...(body && { payload: body }) });
    return { status: response.statusCode, json: response.json() };
  };
  return { get: (path) => send('GET', path), post: (path, key, body) => send('POST', path, key, body) };
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGTERM');
  await gone;
}
