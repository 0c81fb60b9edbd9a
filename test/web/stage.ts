import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject, vi } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, temporalEngine } from '../../api/orchestrator.ts';
import { hashPassword } from '../../api/password.ts';
import { listenToLedger } from '../../db/listen.ts';
import { type RoleGiven, replaceRoles } from '../../db/queries/account-roles.ts';
import { saveAccount, updateAccount } from '../../db/queries/accounts.ts';
import { transaction } from '../../db/transaction.ts';
import { openBrowser } from '../../stack/temporal/browser-testing.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { openProduct, type Product } from '../support/product.ts';
import { accountOfRole, PASSWORD } from './accounts.ts';
import { localCaller } from './local-caller.ts';
import { ownPage } from './own-page.ts';

/** Who has an account: the name shown, what for, and the person of the register behind it. */
export interface Holder {
  login: string;
  name: string;
  roles: readonly RoleGiven[];
  person?: string;
}

export interface Stage {
  product: Product;
  url: string;
  browser: Browser;
  /** A window of its own, signed in to nothing. */
  visit(viewport?: { width: number; height: number }): Promise<{ page: Page; context: BrowserContext }>;
  /** An account of the role of its name; `once` gives it a one-time password. */
  account(login: string, once?: boolean): Promise<void>;
  holder(given: Holder): Promise<void>;
  /** A round that is in the ledger with all its inspections. */
  round(no: string, rulebook: string, names: string[]): Promise<void>;
  post(path: string, key: string, body: object): Promise<Json>;
  get(path: string): Promise<Json>;
  close(): Promise<void>;
}

/** The real product with its built page, listening, and a real browser before it. */
export async function openStage(): Promise<Stage> {
  const page = await ownPage();
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
    listener,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(db, listener) }),
    localToken: LOCAL_TOKEN,
    logLevel: 'silent',
    page: page.folder,
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test' },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const call = localCaller(app);
  const ask = async (...asked: Parameters<typeof call>): Promise<Json> => {
    const { status, json } = await call(...asked);
    if (status >= 400) throw new Error(JSON.stringify(json));
    return json;
  };
  return {
    product,
    url,
    browser,
    async visit(viewport = { width: 1366, height: 768 }) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      return { context, page: await context.newPage() };
    },
    account: (login, once) => accountOfRole(db, login, once),
    async holder({ login, name, roles, person }) {
      const passwordHash = await hashPassword(PASSWORD);
      await saveAccount(db, { id: login, login, name, passwordHash });
      if (person !== undefined) await updateAccount(db, login, { person });
      const given = { givenBy: 'test', givenAt: '2026-01-01T00:00:00.000Z' };
      await transaction(db, (tx) => replaceRoles(tx, login, roles, given));
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
      await page.remove();
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
