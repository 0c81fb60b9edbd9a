import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../api/password.ts';
import { connect } from '../../db/client.ts';
import { accountByLogin, saveAccount } from '../../db/queries/accounts.ts';
import { addressesOf } from '../../rehearsal/addresses.ts';
import { type Product, startProduct } from '../product.ts';
import { openBrowser } from './browser-testing.ts';

const START_MS = 20 * 60_000;
const PASSWORD = 'password-of-the-test';
/** A word of the rulebook that every round is started with, and what ciphertext looks like. */
const READABLE = /"lineage"/;
const ENCRYPTED = /"[A-Za-z0-9+/]{200}/;

let dataDir: string;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-ui-'));
  const env = { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  product = await startProduct({ dataDir, env, log, output: process.stderr, withUi: true });
  browser = await openBrowser();
  await startRound();
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function startRound(): Promise<void> {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
  const answer = await fetch(`${product.url}/api/rounds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'k' },
    body: JSON.stringify({ no: 'R2026-01', rulebook: 'xinghai-wuyang', groups }),
  });
  expect(answer.status).toBe(201);
}

/** Gives an account of the product a password that the test knows; says the role it was made with. */
async function knownPassword(login: string): Promise<string | undefined> {
  const { db, close } = connect((await addressesOf(dataDir, {})).DATABASE_URL, { max: 1 });
  try {
    const account = await accountByLogin(db, login);
    if (account) await saveAccount(db, { ...account, passwordHash: await hashPassword(PASSWORD), mustChange: false });
    return account?.role;
  } finally {
    await close();
  }
}

/** What the engine's page shows of the round once the API has answered it, to whoever signed in to the API before. */
async function shown(login: string | undefined, wanted: RegExp): Promise<{ status: number; text: string }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (login) {
      const api = new URL('/status', product.url);
      Object.assign(api, { username: login, password: PASSWORD });
      expect((await page.goto(api.href))?.status()).toBe(200);
    }
    const answered = page.waitForResponse(
      (response) => response.url().includes('/api/codec/decode') && response.request().method() === 'POST',
    );
    await page.goto(`${product.uiUrl}/namespaces/xuncheng/workflows/R2026-01`);
    const status = (await answered).status();
    const text = async () => (await page.textContent('main')) ?? '';
    await expect.poll(text, { timeout: 20_000 }).toMatch(wanted);
    return { status, text: await text() };
  } finally {
    await context.close();
  }
}

describe('the engine’s page', () => {
  it('is told where payloads are made readable, and changes nothing', async () => {
    const settings = await fetch(`${product.uiUrl}/api/v1/settings`).then((answer) => answer.json());
    expect(settings).toMatchObject({
      DisableWriteActions: true,
      Codec: { Endpoint: `${product.url}/api/codec`, IncludeCredentials: true, PassAccessToken: false },
    });
  });

  it('shows what the office must not read in the engine as it is stored, signed in or not', async () => {
    expect(await knownPassword('office')).toBe('office');
    for (const [login, status] of [
      [undefined, 401],
      ['office', 403],
    ] as const) {
      const seen = await shown(login, ENCRYPTED);
      expect(seen.status).toBe(status);
      expect(seen.text).not.toMatch(READABLE);
    }
  });

  it('shows it readable to an auditor who signed in to the product', async () => {
    expect(await knownPassword('auditor')).toBe('auditor');
    const seen = await shown('auditor', READABLE);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toMatch(ENCRYPTED);
  });
}, 120_000);
