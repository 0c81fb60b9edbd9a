import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cuttable, cuttable } from '../support/cuttable.ts';
import { PASSWORD } from './accounts.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-88';
const FEEDBACK = '向领导班子反馈大会';
const RIGHT = { timeout: 40_000 };

let stage: Stage;
let line: Cuttable;

beforeAll(async () => {
  stage = await openStage();
  line = await cuttable(stage.url);
  for (const login of ['office', 'director', 'auditor']) await stage.account(login);
  await stage.round(ROUND, 'xinghai-2020', ['甲局党组', '乙局党组']);
}, 180_000);
afterAll(async () => {
  await line?.close();
  await stage?.close();
});

async function record(page: Page, ref: string): Promise<void> {
  await page.goto(`${stage.url}/rounds/${ROUND}/${ref}`);
  await page.getByRole('button', { name: `登记：${FEEDBACK}` }).click(RIGHT);
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '登记', exact: true }).click(RIGHT);
  await form.getByText('已登记', { exact: true }).waitFor(RIGHT);
}

/** Marks a window, so that a page that was loaded again is noticed. */
const mark = (page: Page) => page.evaluate('globalThis.wasHere = true');
const isSame = (page: Page) => page.evaluate('globalThis.wasHere === true');
const rows = (page: Page, unit: string) => page.getByRole('row', { name: new RegExp(`整改方案.*${unit}`) });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor(RIGHT);

it('what one window records the other shows, in every tab of it, without being asked', async () => {
  const clerk = await stage.visit();
  await signIn(clerk.page, stage.url);
  await heading(clerk.page, '工作台');
  const { page: first, context } = await stage.visit();
  await signIn(first, `${line.url}/deadlines?round=${ROUND}`, 'director');
  await heading(first, '时限台账');
  const second = await context.newPage();
  await second.goto(`${line.url}/deadlines?round=${ROUND}`);
  await heading(second, '时限台账');
  for (const page of [first, second]) await mark(page);
  expect(await rows(first, '甲局党组').count()).toBe(0);

  await record(clerk.page, '1-1');
  for (const page of [first, second]) {
    await rows(page, '甲局党组').first().waitFor(RIGHT);
    expect(await isSame(page)).toBe(true);
  }
  // Both tabs hear by one connection.
  expect(line.asked('/api/events')).toBe(1);
  await clerk.context.close();
  await context.close();
}, 120_000);

it('says that the connection is gone and back, and then shows what happened meanwhile', async () => {
  const clerk = await stage.visit();
  await signIn(clerk.page, stage.url);
  await heading(clerk.page, '工作台');
  const { page, context } = await stage.visit();
  await signIn(page, `${line.url}/deadlines?round=${ROUND}`, 'auditor');
  await heading(page, '时限台账');
  await mark(page);
  line.cut();
  await page.getByText('实时更新已断开，正在重连').waitFor(RIGHT);
  await record(clerk.page, '1-2');
  expect(await rows(page, '乙局党组').count()).toBe(0);
  line.mend();
  await page.getByText('已恢复实时更新').waitFor(RIGHT);
  await rows(page, '乙局党组').first().waitFor(RIGHT);
  expect(await isSame(page)).toBe(true);
  await clerk.context.close();
  await context.close();
}, 120_000);

it('a session that is ended elsewhere is told at once, over the page as it stands', async () => {
  const { page, context } = await stage.visit();
  await signIn(page, `${stage.url}/deadlines`, 'director');
  await heading(page, '时限台账');
  const other = await stage.visit();
  await signIn(other.page, stage.url, 'director');
  await heading(other.page, '工作台');
  await other.page.evaluate(`(async () => {
    const own = await (await fetch('/api/sessions')).json();
    for (const { id, current } of own) {
      if (!current) await fetch('/api/sessions/' + id, { method: 'DELETE', headers: { 'x-requested-with': 'xuncheng' } });
    }
  })()`);
  const dialog = page.getByRole('dialog').filter({ hasText: '登录已失效' });
  await dialog.waitFor(RIGHT);
  await dialog.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await dialog.waitFor({ state: 'hidden', ...RIGHT });
  await context.close();
  await other.context.close();
}, 120_000);

it('says of what it asks by itself that nobody is at it, so that an idle session ends', async () => {
  const { page, context } = await stage.visit();
  await signIn(page, `${stage.url}/deadlines?round=${ROUND}`, 'director');
  await heading(page, '时限台账');
  /** What the page asks because of something recorded elsewhere, and whether it says that nobody is there. */
  const asked = async (key: string) => {
    const own = page.waitForRequest((request) => request.url().includes('/api/deadlines'), RIGHT);
    const body = { fact: 'learn.talks', at: '2026-11-03', data: { numbers: [key] }, late: '纸件已签，后补录' };
    await stage.post(`rounds/${ROUND}/inspections/1-1/facts`, key, body);
    return (await own).headers()['x-unattended'];
  };
  expect(await asked('T1')).toBeUndefined();
  await page.evaluate('{ const now = Date.now; Date.now = () => now() + 180_000; }');
  expect(await asked('T2')).toBe('true');
  await page.keyboard.press('Shift');
  expect(await asked('T3')).toBeUndefined();
  await context.close();
}, 120_000);
