import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-86';
const RIGHT = { timeout: 40_000 };
const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];
const SERIOUS = ['serious', 'critical'];
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where screenshots are wanted to be looked at; nowhere unless told. */
const SHOTS = process.env.SCREENSHOTS;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  for (const login of ['office', 'director']) await stage.account(login);
  await stage.round(ROUND, 'xinghai-wuyang', ['甲局党组', '乙局党组']);
  await stage.post(`rounds/${ROUND}/letters`, 'letters', { at: '2026-11-16' });
  const items = [{ letter: 'aud', at: '2026-11-17' }];
  await stage.post(`rounds/${ROUND}/letters/receipts`, 'receipts', { items });
  const late = { at: '2026-11-18', late: '纸件已签，后补录' };
  await stage.post(`rounds/${ROUND}/inspections/1-1/facts`, 'entry', { fact: 'station.entry', ...late });
}, 180_000);
afterAll(() => stage?.close());

async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(await axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** Everything the browser complains of, the content security policy among it. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message: ConsoleMessage) => message.type() === 'error' && heard.push(message.text()));
  page.on('pageerror', ({ message }) => heard.push(message));
  return heard;
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** The program is there already: as a click in the menu does. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new Event('popstate'))`);
}

describe.each(SIZES)('at $width', (size) => {
  it('every picture is drawn, fits, can be read as a table and makes nobody complain', async () => {
    const { page, context } = await stage.visit(size);
    await signIn(page, `${stage.url}/statistics`);
    await page.getByRole('heading', { level: 1, name: '统计' }).waitFor(RIGHT);
    // Before it, the browser tells that nobody was signed in.
    const heard = complaints(page);
    const wrong: object[] = [];
    for (const [path, title] of [
      ['/statistics', '每天的灯'],
      ['/statistics?tab=on-time&by=party&days=365', '按时率：责任方'],
      ['/statistics?tab=workload', '今后 12 周到期几件'],
      ['/statistics?tab=rates', '函件签收率'],
      [`/rounds/${ROUND}?tab=gantt`, '甘特图'],
    ] as const) {
      await go(page, path);
      const picture = page.getByRole('img', { name: title }).locator('svg');
      const empty = page.locator('.ant-card', { hasText: title }).getByText('这段时间没有可统计的');
      await picture.or(empty).first().waitFor(RIGHT);
      if (!title.startsWith('按时率')) expect([title, await picture.count()]).toEqual([title, 1]);
      await shot(page, `${size.width}-${title}`);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const found = await findings(page);
      if (wider !== 0 || found.length > 0) wrong.push({ path, wider, found });
    }
    expect({ wrong, heard }).toEqual({ wrong: [], heard: [] });
    await context.close();
  }, 240_000);
});

it('a picture read as a table has the figures of the interface', async () => {
  const { page, context } = await stage.visit();
  await signIn(page, `${stage.url}/statistics?tab=workload&round=${ROUND}`, 'director');
  await page.getByText('表', { exact: true }).first().click(RIGHT);
  const { owners } = await stage.get(`statistics/workload?round=${ROUND}`);
  expect(owners.length).toBeGreaterThan(0);
  for (const { title, weeks } of owners.slice(0, 3)) {
    const cells = page.getByRole('row', { name: new RegExp(`^${title} `) }).getByRole('cell');
    await cells.first().waitFor(RIGHT);
    expect((await cells.allTextContents()).slice(2).map(Number)).toEqual(weeks);
  }
  await context.close();
}, 120_000);

it('the reference of the interface is shown under our own policy, to who signed in', async () => {
  expect((await fetch(`${stage.url}/api/docs`)).status).toBe(401);
  const { page, context } = await stage.visit();
  const foreign: string[] = [];
  page.on('request', (request) => !request.url().startsWith(stage.url) && foreign.push(request.url()));
  await signIn(page, stage.url);
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
  const heard = complaints(page);
  const answer = await page.goto(`${stage.url}/api/docs`);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
  // A description of a megabyte is read before anything shows.
  await page.getByText('统计', { exact: true }).first().click({ timeout: 120_000 });
  await page.getByText('按时率：一段时间内到期的').first().waitFor(RIGHT);
  await shot(page, 'docs');
  expect({ heard, foreign: foreign.filter((url) => !url.startsWith('data:')) }).toEqual({ heard: [], foreign: [] });
  await context.close();
}, 240_000);

it('the report and the plan sheet are printed from the round', async () => {
  const { page, context } = await stage.visit();
  await signIn(page, `${stage.url}/rounds/${ROUND}?tab=gantt`);
  await page.getByRole('link', { name: '轮次报告' }).waitFor(RIGHT);
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: '轮次报告' }).click();
  const report = await opened;
  const heard = complaints(report);
  await report.getByRole('heading', { level: 1, name: `${ROUND} 轮次报告` }).waitFor(RIGHT);
  await report.getByText(/由 .*office.* 导出/).waitFor(RIGHT);
  if (SHOTS) await report.screenshot({ path: `${SHOTS}/report.png`, fullPage: true });
  expect(heard).toEqual([]);
  await context.close();
}, 120_000);
