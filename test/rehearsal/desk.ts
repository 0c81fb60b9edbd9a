import { Client, Connection } from '@temporalio/client';
import { buildApp } from '../../api/app.ts';
import {
  createOrchestrator,
  databaseLedger,
  type Engine,
  temporalClocks,
  temporalEngine,
} from '../../api/orchestrator.ts';
import { openRehearsals } from '../../api/rehearsals.ts';
import { listenToLedger } from '../../db/listen.ts';
import { NAMESPACE as REAL_NAMESPACE } from '../../stack/temporal/namespaces.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { openProduct, NAMESPACE as REHEARSALS } from '../support/product.ts';

/** The whole product as it runs: real rounds in one namespace and ledger, rehearsals in the others. */
export interface Desk {
  real: Client;
  virtual: Client;
  taskQueue: string;
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key?: string,
  ): Promise<{ status: number; json: Json; text: string }>;
  /** The interface stopped and started again over the same databases. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk(address: string, taskQueue: string): Promise<Desk> {
  const [ledger, rehearsal] = [await testDatabase(), await testDatabase()];
  const product = await openProduct(ledger.url, address);
  const connection = await Connection.connect({ address });
  const real = new Client({ connection, namespace: REAL_NAMESPACE, dataConverter });
  const virtual = new Client({ connection, namespace: REHEARSALS, dataConverter });
  product.startWorker('worker.ts', {
    TASK_QUEUE: taskQueue,
    TEMPORAL_NAMESPACE: REAL_NAMESPACE,
    REHEARSAL_DATABASE_URL: rehearsal.url,
  });
  const engine = (client: Client): Engine => temporalEngine({ client, taskQueue, timeoutMs: 20_000 });
  const build = async () => {
    const listener = await listenToLedger(product.database);
    const rehearsals = openRehearsals(rehearsal.url, engine(virtual), temporalClocks(virtual));
    const app = await buildApp({
      db: product.database.db,
      orchestrator: createOrchestrator({ engine: engine(real), ledger: databaseLedger(product.database.db, listener) }),
      rehearsals,
      localToken: LOCAL_TOKEN,
      logLevel: 'silent',
      about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: REAL_NAMESPACE },
    });
    const close = async () => {
      await app.close();
      await rehearsals.close();
      await listener.close();
    };
    return { app, close };
  };
  for (const client of [real, virtual]) {
    while (!(await engine(client).health()).worker) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  let running = await build();
  let keys = 0;
  return {
    real,
    virtual,
    taskQueue,
    async send(method, path, body, key) {
      keys += 1;
      const headers = {
        authorization: `Bearer ${LOCAL_TOKEN}`,
        ...(method === 'POST' && { 'idempotency-key': key ?? `key-${keys}` }),
      };
      const answer = await running.app.inject({ method, url: `/api/${path}`, headers, ...(body && { payload: body }) });
      const isJson = String(answer.headers['content-type']).includes('json');
      return { status: answer.statusCode, json: isJson ? answer.json() : undefined, text: answer.body };
    },
    async restart() {
      await running.close();
      running = await build();
    },
    async close() {
      await running.close();
      await product.close();
      await connection.close();
      await ledger.drop();
      await rehearsal.drop();
    },
  };
}
