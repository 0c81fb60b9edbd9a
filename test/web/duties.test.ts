import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-83';
const HERE = `rounds/${ROUND}/inspections/1-1/facts`;
const FIELD = `${ROUND}-01-1`;
const RIGHT = { timeout: 40_000 };
const late = { late: '纸件已签，后补录' };
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What only a browser has. */
interface Browser {
  DataTransfer: new () => { setData(kind: string, text: string): void };
  ClipboardEvent: new (kind: string, init: object) => Event;
}

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.account('office');
  await stage.holder({ login: 'ol', name: '联络员', roles: [{ role: 'ol', kind: 'inspection', of: `${ROUND}/1-1` }] });
  await stage.round(ROUND, 'xinghai-2020', ['甲局党组', '乙局党组']);
  await stage.post(HERE, 'entry', { fact: 'station.entry', at: '2026-11-02', ...late });
}, 180_000);
afterAll(() => stage?.close());

async function open(page: Page, path: string, login = 'office'): Promise<void> {
  await signIn(page, `${stage.url}${path}`, login);
  await page.getByRole('heading', { level: 1 }).waitFor(RIGHT);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const dialog = (page: Page) => page.getByRole('dialog');

/** Picks in a list that opens below its field. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await dialog(page).getByLabel(label, { exact: true }).click(RIGHT);
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click(RIGHT);
}

/** What keeps somebody who sees badly, or has no mouse, from using the page as it is now. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(await axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('a list of petitions', () => {
  it('takes lines from Excel at once; what is refused stays with the reason', async () => {
    await stage.post(HERE, 'first', {
      fact: 'learn.petitions',
      at: '2026-11-03',
      data: { numbers: ['X9'], people: 2 },
    });
    const { page, context } = await stage.visit();
    await open(page, `/rounds/${ROUND}/1-1?tab=petition`);
    await button(page, '成批登记').click(RIGHT);
    const first = dialog(page).getByLabel('第 1 行 件号', { exact: true });
    await first.waitFor(RIGHT);
    const lines = 'X1\t2026.11.4\t2\t来信反映采购\nX2\t2026年11月5日\t2\t来访\nX3\t2026-11-06\t2\t来电';
    await first.evaluate((field, text) => {
      const { DataTransfer, ClipboardEvent } = globalThis as unknown as Browser;
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, lines);
    expect(await dialog(page).getByLabel('第 3 行 件号', { exact: true }).inputValue(RIGHT)).toBe('X3');
    expect(await findings(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden', ...RIGHT });
    await page.getByText('来信反映采购').waitFor(RIGHT);
    const { items: things }: { items: Json[] } = await stage.get(`workflows/${FIELD}/things/petition?sort=opened`);
    expect(things.map(({ number, done }) => [number, done[0].date])).toEqual([
      ['X9', '2026-11-03'],
      ['X1', '2026-11-04'],
      ['X2', '2026-11-05'],
      ['X3', '2026-11-06'],
    ]);
    await context.close();
  });

  it('goes on with what is ticked, and puts right what was registered', async () => {
    const { page, context } = await stage.visit();
    await open(page, `/rounds/${ROUND}/1-1?tab=petition`);
    await page.getByRole('checkbox', { name: 'X2', exact: true }).check(RIGHT);
    await page.getByRole('checkbox', { name: 'X3', exact: true }).check();
    await button(page, '非受理范围信访件（已选 2 件）').click();
    await pick(page, '种类', '两不属（转办）');
    await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
    await dialog(page).getByText('已登记', { exact: true }).waitFor(RIGHT);
    await dialog(page).getByRole('button', { name: '关闭', exact: true }).last().click();
    await button(page, '下一步：X1').click(RIGHT);
    await page.getByRole('menuitem', { name: /^更正：受理登记/ }).click(RIGHT);
    await dialog(page).getByText('更多（文号、凭证、备注，可不填）').click(RIGHT);
    await dialog(page).getByLabel('备注').fill('来信反映食堂采购');
    await dialog(page)
      .getByLabel('凭证')
      .locator('xpath=ancestor::*[contains(@class,"ant-form-item")][1]')
      .locator('input[type=file]')
      .setInputFiles({
        name: '来信.png',
        mimeType: 'image/png',
        buffer: ONE_PIXEL,
      });
    await dialog(page)
      .getByRole('button', { name: /^扫描件 scan-/ })
      .waitFor(RIGHT);
    await dialog(page).getByLabel('理由').fill('登记时漏写');
    await dialog(page).getByRole('button', { name: '更正', exact: true }).click();
    await page.getByRole('cell', { name: '来信反映食堂采购' }).waitFor(RIGHT);
    const { items: known }: { items: Json[] } = await stage.get(
      `rounds/${ROUND}/facts?on=inspection/1-1&evidence=true&pageSize=500`,
    );
    const put = known.find(({ data }) => data.numbers?.includes('X1'));
    expect(put).toMatchObject({ date: '2026-11-04', data: { numbers: ['X1'], people: 2, note: '来信反映食堂采购' } });
    expect(put?.evidence).toEqual([expect.stringMatching(/^scan-/)]);
    const out = known.filter(({ fact }) => fact === 'learn.petition-out');
    expect(out).toMatchObject([{ data: { numbers: ['X2', 'X3'], kind: 'neither' } }]);
    await context.close();
  });
}, 120_000);

describe('what others decide', () => {
  it('a paper is signed by the name on it, and the step is done with the last signature', async () => {
    const paper = { fact: 'learn.petition-key', at: '2026-11-06', data: { numbers: ['X1'] }, draft: true };
    await stage.post(HERE, 'paper', paper);
    const { page, context } = await stage.visit();
    await open(page, '/drafts');
    await button(page, '代录批示：重要信访呈批').click(RIGHT);
    await dialog(page).getByLabel('批示人').fill('组长');
    expect(await findings(page)).toEqual([]);
    await pick(page, '身份', '组长');
    await dialog(page).getByRole('button', { name: '代录批示', exact: true }).click();
    await page.getByText('没有在呈批的件').waitFor(RIGHT);
    const done = await stage.get(`rounds/${ROUND}/facts?on=inspection/1-1&fact=learn.petition-key`);
    expect(done.items).toMatchObject([{ stands: true, data: { numbers: ['X1'] } }]);
    await context.close();
  });

  it('a hearing is entered once for the inspections it heard', async () => {
    const { page, context } = await stage.visit();
    await open(page, `/rounds/${ROUND}?tab=hearings`);
    await button(page, '登记听取汇报').click(RIGHT);
    await pick(page, '哪一次会', '领导小组听取汇报');
    const submit = dialog(page).getByRole('button', { name: '登记', exact: true });
    await submit.click();
    await dialog(page).getByLabel('补办原因').fill('纸件已签，后补录', RIGHT);
    await submit.click();
    await dialog(page).waitFor({ state: 'hidden', ...RIGHT });
    const { hearings } = await stage.get(`rounds/${ROUND}`);
    expect(hearings).toMatchObject([{ step: 'hear.leading-group', inspections: ['1-1', '1-2'] }]);
    await context.close();
  });
}, 120_000);

describe('an account of one organization', () => {
  it('finds its own, no list of the group’s work, no button that would be refused, and words for an address not its own', async () => {
    const { page, context } = await stage.visit();
    await open(page, `/rounds/${ROUND}/1-1?tab=petition`, 'ol');
    await page.getByRole('tab', { name: '步骤与登记' }).waitFor(RIGHT);
    const tabs = await page.getByRole('tab').allTextContents();
    expect(tabs).not.toContain('信访件');
    expect(tabs).not.toContain('等签批');
    expect(await button(page, '登记').count()).toBe(0);
    await page.goto(`${stage.url}/rounds/${ROUND}/1-2`);
    await page.getByText('没有这个页面').waitFor(RIGHT);
    await context.close();
  });
}, 120_000);

describe('every tab of an inspection', () => {
  it.each([
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ])('can be used by everybody and fits $width', async (size) => {
    const { page, context } = await stage.visit(size);
    await open(page, `/rounds/${ROUND}/1-1`);
    const wrong: object[] = [];
    const tabs =
      'talk petition sealed borrowed problem item reports withdrawal drafts deadlines matrix plans volumes scans';
    for (const tab of tabs.split(' ')) {
      const path = `/rounds/${ROUND}/1-1?tab=${tab}`;
      await page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new Event('popstate'))`);
      await expect.poll(() => page.locator('.ant-spin-spinning').count(), RIGHT).toBe(0);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const found = await findings(page);
      if (wider !== 0 || found.length > 0) wrong.push({ tab, wider, found });
    }
    expect(wrong).toEqual([]);
    await context.close();
  });
}, 120_000);
