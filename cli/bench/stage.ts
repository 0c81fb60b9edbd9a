import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, type Orchestrator, temporalEngine } from '../../api/orchestrator.ts';
import { connect, type Client as Database } from '../../db/client.ts';
import { type LedgerListener, listenToLedger } from '../../db/listen.ts';
import { migrate } from '../../db/migrate.ts';
import { keyFileIn } from '../../keys/key-file.ts';
import { openKeys } from '../../keys/open.ts';
import type { RulebookLibrary } from '../../procedure/rulebook/library.ts';
import { type Services, startServices } from '../../stack/services.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import type { Asks } from './asks.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TASK_QUEUE = 'xuncheng';
const TOKEN = 'token-of-the-bench';

/** A product of its own to measure: services in a temporary folder, worker processes, the API in this process. */
export interface Stage {
  api: Asks;
  orchestrator: Orchestrator;
  listener: LedgerListener;
  services: Services;
  client: Client;
  database: Database;
  startWorker(settings?: NodeJS.ProcessEnv): ChildProcess;
  /** A process of another program of the repository, told where the services are; ended with the rest. */
  spawn(script: string, settings?: NodeJS.ProcessEnv): ChildProcess;
  /** Resolves when a worker takes work of a namespace. */
  polling(worker: ChildProcess, namespace: string): Promise<void>;
  stop(child: ChildProcess): Promise<void>;
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
  const engine = temporalEngine({ client, taskQueue: TASK_QUEUE, timeoutMs: 20_000 });
  const orchestrator = createOrchestrator({ engine, ledger: databaseLedger(database.db, listener) });
  const app = await buildApp({
    db: database.db,
    orchestrator,
    localToken: TOKEN,
    logLevel: 'silent',
    about: { version: 'bench', temporalAddress, namespace },
    library,
  });
  const started: ChildProcess[] = [];
  const workers: ChildProcess[] = [];
  // Forced to exit, it leaves none of them behind.
  process.once('exit', () => started.forEach((child) => void child.kill('SIGKILL')));

  function start(script: string, settings: NodeJS.ProcessEnv = {}): ChildProcess {
    const env = {
      ...process.env,
      XUNCHENG_DATA: dataDir,
      XUNCHENG_KEY_FILE: keys,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      LOG_LEVEL: 'error',
      ...settings,
    };
    const child = spawn('node', ['--import', 'tsx', script], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    started.push(child);
    return child;
  }

  return {
    api: asks(app),
    orchestrator,
    listener,
    services,
    client,
    database,
    startWorker(settings) {
      const worker = start('worker.ts', settings);
      workers.push(worker);
      return worker;
    },
    spawn: start,
    polling: (worker, namespace) => polling(connection, worker, namespace),
    stop,
    worker: () => workers.at(-1),
    async close() {
      await Promise.all(started.map(stop));
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

async function polling(connection: Connection, worker: ChildProcess, namespace: string): Promise<void> {
  const taskQueue = { name: TASK_QUEUE };
  for (;;) {
    if (worker.exitCode !== null) throw new Error(`worker.ts 已退出：${worker.exitCode}`);
    const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType: 1 });
    if (pollers?.some(({ identity }) => identity === `xuncheng-worker@${worker.pid}`)) return;
    await sleep(200);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
