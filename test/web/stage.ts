import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject, vi } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, temporalEngine } from '../../api/orchestrator.ts';
import { hashPassword } from '../../api/password.ts';
import { listenToLedger } from '../../db/listen.ts';
import { saveAccount } from '../../db/queries/accounts.ts';
import { ensurePage } from '../../stack/build/page.ts';
import { openBrowser } from '../../stack/temporal/browser-testing.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { openProduct } from '../support/product.ts';

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));
export const PASSWORD = 'Unlikely-horse-2026-battery';

export interface Stage {
  url: string;
  browser: Browser;
  /** A window of its own, signed in to nothing. */
  visit(viewport?: { width: number; height: number }): Promise<{ page: Page; context: BrowserContext }>;
  /** An account of the role of its name; `once` gives it a one-time password. */
  account(login: string, once?: boolean): Promise<void>;
  /** A round that is in the ledger with all its inspections. */
  round(no: string, rulebook: string, names: string[]): Promise<void>;
  post(path: string, key: string, body: object): Promise<Json>;
  get(path: string): Promise<Json>;
  close(): Promise<void>;
}

/** The real product with its built page, listening, and a real browser before it. */
export async function openStage(): Promise<Stage> {
  await ensurePage((line) => process.stderr.write(`${line}\n`));
  const database = await testDatabase();
  const product = await openProduct(database.url, inject('temporalAddress'));
  // Files run side by side: no worker takes another one's work.
  const taskQueue = `web-${randomUUID()}`;
  product.startWorker('worker.ts', { TASK_QUEUE: taskQueue });
  const { db } = product.database;
  const listener = await listenToLedger(product.database);
  const engine = temporalEngine({ client: product.client, taskQueue, timeoutMs: 20_000 });
  const app = await buildApp({
    db,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(db, listener) }),
    localToken: LOCAL_TOKEN,
    logLevel: 'silent',
    page: DIST,
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test' },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const ask = async (method: 'GET' | 'POST', path: string, key?: string, body?: object): Promise<Json> => {
    const headers = { authorization: `Bearer ${LOCAL_TOKEN}`, ...(key && { 'idempotency-key': key }) };
    const answer = await app.inject({ method, url: `/api/${path}`, headers, ...(body && { payload: body }) });
    if (answer.statusCode >= 400) throw new Error(answer.body);
    return answer.json();
  };
  return {
    url,
    browser,
    async visit(viewport = { width: 1366, height: 768 }) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      return { context, page: await context.newPage() };
    },
    async account(login, once = false) {
      const passwordHash = await hashPassword(PASSWORD);
      await saveAccount(db, { id: login, login, name: login, role: login, passwordHash, mustChange: once });
    },
    async round(no, rulebook, names) {
      const groups = [{ no: 1, inspects: names.map((name, index) => ({ no: index + 1, name })) }];
      const started = async () => {
        // The worker may still be on its way: the same key again.
        await ask('POST', 'rounds', no, { no, rulebook, groups });
        const [group] = (await ask('GET', `rounds/${no}`)).groups;
        expect(group.inspections.map(({ state }: Json) => state)).toEqual(names.map(() => 'started'));
      };
      await vi.waitFor(started, { timeout: 90_000, interval: 500 });
    },
    post: (path, key, body) => ask('POST', path, key, body),
    get: (path) => ask('GET', path),
    async close() {
      await browser.close();
      await app.close();
      await listener.close();
      await product.close();
      await database.drop();
    },
  };
}

/** Signs in as a person does, on whatever page was asked for. */
export async function signIn(page: Page, url: string, login = 'office', password = PASSWORD): Promise<void> {
  await page.goto(url);
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}
