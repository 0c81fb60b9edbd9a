import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { PASSWORD } from './accounts.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-81';
const FEEDBACK = { id: 'feedback.leadership', title: '向领导班子反馈大会' };
const PLAN = { id: 'rectify.plan', title: '整改工作方案' };
/** Longer than anybody waits: other test files keep the machine busy. */
const RIGHT = { timeout: 40_000 };

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.account('office');
  await stage.account('director', true);
  await stage.round(ROUND, 'xinghai-2020', ['甲局党组', '乙局党组', '丙局党组']);
}, 180_000);
afterAll(() => stage?.close());

const facts = async (ref: string, step = FEEDBACK): Promise<Json[]> =>
  stage.get(`rounds/${ROUND}/facts?fact=${step.id}&on=inspection/${ref}`).then(({ items }) => items);

/** Opens the form of one step of an inspection, as a clerk finds it in the list of steps. */
async function openForm(page: Page, ref: string, { title } = FEEDBACK): Promise<void> {
  await page.goto(`${stage.url}/rounds/${ROUND}/${ref}`);
  await page.getByRole('button', { name: `登记：${title}` }).click(RIGHT);
}

const submit = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click(RIGHT);
const recorded = (page: Page) => page.getByRole('dialog').getByText('已登记', { exact: true }).waitFor(RIGHT);

describe('signing in', () => {
  it('with a one-time password begins with a password of one’s own', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, `${stage.url}/deadlines`, 'director');
    await page.getByLabel('一次性口令').fill(PASSWORD, RIGHT);
    await page.getByLabel('新口令', { exact: true }).fill('password');
    await page.getByLabel('再写一遍新口令').fill('password');
    await page.getByRole('button', { name: '修改' }).click();
    await page.locator('.ant-form-item-explain-error').first().waitFor(RIGHT);
    await page.getByLabel('新口令', { exact: true }).fill(`${PASSWORD}-own`);
    await page.getByLabel('再写一遍新口令').fill(`${PASSWORD}-own`);
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByRole('heading', { level: 1, name: '时限台账' }).waitFor(RIGHT);
    await context.close();
  });

  it('says in words that it was refused', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url, 'office', 'nonsense');
    expect(await page.getByRole('alert').textContent(RIGHT)).toContain('账号或口令不对');
    await context.close();
  });
});

describe('a clerk', () => {
  it('records a step by clicks and sees the due date it begins', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await openForm(page, '1-1');
    await submit(page);
    const told = page.getByRole('dialog').getByRole('status').filter({ hasText: '已登记' });
    await told.getByText('因此起算或变动的时限').waitFor(RIGHT);
    const [deadline] = (await stage.get(`deadlines?round=${ROUND}&rule=rectification.plan&ref=1-1`)).items;
    expect(deadline.dueText).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日（周.）/);
    expect(await told.textContent()).toContain(deadline.dueText);
    expect(await facts('1-1')).toMatchObject([{ stands: true }]);
    await context.close();
  });

  it('is told what is missing before a step, and enters it with the reason why it comes late', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await openForm(page, '1-2', PLAN);
    await submit(page);
    await page.getByRole('alert').getByText(FEEDBACK.title).first().waitFor(RIGHT);
    expect(await facts('1-2', PLAN)).toEqual([]);
    await page.getByLabel('补办原因').fill('纸件已签，后补录', RIGHT);
    await submit(page);
    await recorded(page);
    expect(await facts('1-2', PLAN)).toMatchObject([{ stands: true, late: '纸件已签，后补录' }]);
    await context.close();
  });

  it('loses nothing when the network is cut in the middle, and pressing again makes one fact', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await openForm(page, '1-2');
    await page.getByText('更多（文号、凭证、备注，可不填）').click(RIGHT);
    await page.getByLabel('文号、编号').fill('反馈〔2026〕1号');
    await page.route('**/inspections/1-2/facts', async (route) => {
      // It arrives and is recorded; only the answer never comes back.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await submit(page);
    await page.getByRole('alert').getByText('网络不通').waitFor(RIGHT);
    expect(await facts('1-2')).toHaveLength(1);
    await page.unroute('**/inspections/1-2/facts');
    // Even a page opened anew has what was typed, under the same key.
    await openForm(page, '1-2');
    expect(await page.getByLabel('文号、编号').inputValue(RIGHT)).toBe('反馈〔2026〕1号');
    await submit(page);
    await recorded(page);
    expect(await facts('1-2')).toMatchObject([{ data: { number: '反馈〔2026〕1号' } }]);
    await context.close();
  });

  it('signs in again over the form when the session is over, and what was asked goes on', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await openForm(page, '1-3');
    await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).waitFor(RIGHT);
    await context.clearCookies();
    await submit(page);
    await page.getByText('登录已失效，请重新登录').waitFor(RIGHT);
    await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await recorded(page);
    expect(await facts('1-3')).toHaveLength(1);
    await context.close();
  });
}, 120_000);

describe('what the API serves', () => {
  it('is the page for every address a person opens, never kept, and its parts for a year', async () => {
    const page = await fetch(`${stage.url}/deadlines?light=red`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const text = await page.text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    expect(text).not.toMatch(/<script(?![^>]*src=)/);
    const part = await fetch(stage.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(part.headers.get('content-encoding')).toBe('br');
    expect(part.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${stage.url}/assets/none.js`)).status).toBe(404);
    const unknown = await fetch(`${stage.url}/api/nothing`, { headers: { accept: 'text/html' } });
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
  });

  it('lets the page ask without the browser’s own password window', async () => {
    const asked = (headers: Record<string, string>) => fetch(`${stage.url}/api/session`, { headers });
    expect((await asked({})).headers.get('www-authenticate')).toContain('Basic');
    expect((await asked({ 'x-requested-with': 'xuncheng' })).headers.get('www-authenticate')).toBeNull();
  });
});
