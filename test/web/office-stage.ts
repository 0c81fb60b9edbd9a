import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Connection } from '@temporalio/client';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, temporalClocks, temporalEngine } from '../../api/orchestrator.ts';
import { openRehearsals } from '../../api/rehearsals.ts';
import { listenToLedger } from '../../db/listen.ts';
import { openBrowser } from '../../stack/temporal/browser-testing.ts';
import { ensureNamespace } from '../../stack/temporal/namespaces.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { openProduct, NAMESPACE as REHEARSALS } from '../support/product.ts';
import { accountOfRole } from './accounts.ts';
import { localCaller } from './local-caller.ts';
import { ownPage } from './own-page.ts';

export interface OfficeStage {
  url: string;
  browser: Browser;
  account(login: string): Promise<void>;
  /** Asked until it is answered: the engine serves a new namespace some moments after it was made. */
  post(path: string, key: string, body: object): Promise<Json>;
  get(path: string): Promise<Json>;
  close(): Promise<void>;
}

/** One office and one calendar are in force in a namespace: the page over one of its own, with rehearsals beside it. */
export async function openOfficeStage(): Promise<OfficeStage> {
  const page = await ownPage();
  const [ledger, rehearsal] = [await testDatabase(), await testDatabase()];
  const product = await openProduct(ledger.url, inject('temporalAddress'));
  const connection = product.client.connection as Connection;
  const namespace = `test-${randomBytes(4).toString('hex')}`;
  await ensureNamespace(connection, namespace);
  const taskQueue = `office-${randomUUID()}`;
  product.startWorker('worker.ts', {
    TASK_QUEUE: taskQueue,
    TEMPORAL_NAMESPACE: namespace,
    REHEARSAL_DATABASE_URL: rehearsal.url,
  });
  const { db } = product.database;
  const listener = await listenToLedger(product.database);
  const clientOf = (name: string) => new Client({ connection, namespace: name, dataConverter });
  const engineOf = (client: Client) => temporalEngine({ client, taskQueue, timeoutMs: 20_000 });
  const virtual = clientOf(REHEARSALS);
  const rehearsals = openRehearsals(rehearsal.url, engineOf(virtual), temporalClocks(virtual));
  const app = await buildApp({
    db,
    listener,
    orchestrator: createOrchestrator({
      engine: engineOf(clientOf(namespace)),
      ledger: databaseLedger(db, listener),
    }),
    rehearsals,
    localToken: LOCAL_TOKEN,
    logLevel: 'silent',
    page: page.folder,
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const call = localCaller(app);
  const done = async (...asked: Parameters<typeof call>): Promise<Json> => {
    for (;;) {
      const { status, json } = await call(...asked);
      if (status < 400) return json;
      if (status < 500) throw new Error(JSON.stringify(json));
      await sleep(500);
    }
  };
  return {
    url,
    browser,
    account: (login) => accountOfRole(db, login),
    post: (path, key, body) => done('POST', path, key, body),
    get: (path) => done('GET', path),
    async close() {
      await browser.close();
      await app.close();
      await rehearsals.close();
      await listener.close();
      await product.close();
      await ledger.drop();
      await rehearsal.drop();
      await page.remove();
    },
  };
}
