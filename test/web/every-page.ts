import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage, signIn } from './stage.ts';

const pagesOf = (round: string) => [
  '/',
  '/rounds',
  `/rounds/${round}`,
  `/rounds/${round}?tab=steps`,
  `/rounds/${round}?tab=gantt`,
  `/rounds/${round}/1-1`,
  '/letters',
  '/letters?tab=originals',
  '/clues',
  '/rectification',
  '/deadlines',
  '/deadlines/requests',
  '/inbox',
  '/drafts',
  '/papers',
  '/import',
  '/statistics',
  '/statistics?tab=on-time',
  '/statistics?tab=workload',
  '/statistics?tab=rates',
  '/month',
  '/month?tab=import',
  '/month?tab=revisions',
  '/month?tab=compare',
  '/office',
  '/people',
  '/people?tab=round',
  '/contacts',
  '/contacts?tab=deliveries',
  '/contacts?tab=papers',
  '/contacts?tab=digest',
  '/rules',
  '/audit',
  '/audit?tab=exceptions',
  '/audit?tab=sample',
  '/audit?tab=verdicts',
  '/audit?tab=checkpoints',
  '/adoption',
  '/adoption?tab=params',
  '/adoption?tab=history',
  '/rehearsals',
  '/system',
  '/system?tab=keys',
  '/system?tab=feeds',
  '/system?tab=health',
  '/start',
];
const SERIOUS = ['serious', 'critical'];
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Goes to an address as a click in the menu does: the program is there already. Until the new page has come, the old one stays. */
export async function go(page: Page, path: string): Promise<void> {
  const other = new URL(path, page.url()).pathname !== new URL(page.url()).pathname;
  if (other) await page.evaluate(`document.querySelector('.page').dataset.left = ''`);
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new Event('popstate'))`);
  await page.locator('.page[data-left]').waitFor({ state: 'detached', timeout: 30_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.locator('.ant-spin-spinning').count(), { timeout: 30_000 }).toBe(0);
}

/** What keeps somebody who sees badly, or has no mouse, from using the page as it is now. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(await axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Every page in a window of this size, over a round of its own. */
export function everyPage(size: { width: number; height: number }, round: string): void {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
    await stage.account('office');
    await stage.round(round, 'xinghai-wuyang', ['甲局党组']);
    await stage.post(`rounds/${round}/letters`, 'letters', { at: '2026-11-16' });
    const items = [{ letter: 'aud', at: '2026-11-17' }];
    await stage.post(`rounds/${round}/letters/receipts`, 'receipts', { items });
  }, 180_000);
  afterAll(() => stage?.close());

  it('every page can be used by everybody, fits its width and logs no error', async () => {
    const { page, context } = await stage.visit(size);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(stage.url);
    await page.getByLabel('账号', { exact: true }).waitFor();
    expect(await findings(page)).toEqual([]);
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    const wrong: object[] = [];
    for (const path of pagesOf(round)) {
      await go(page, path);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const found = await findings(page);
      if (wider !== 0 || found.length > 0) wrong.push({ path, wider, found });
    }
    expect({ wrong, errors }).toEqual({ wrong: [], errors: [] });
    await context.close();
  }, 300_000);

  it('the panel of a due date says day by day why, and is left by Escape', async () => {
    const { page, context } = await stage.visit(size);
    await signIn(page, `${stage.url}/deadlines?round=${round}`);
    await page.getByRole('button', { name: /2026年11月20日（周五）/ }).click({ timeout: 20_000 });
    const panel = page.getByRole('dialog');
    await panel.getByText('2026年11月17日（周二）').first().waitFor({ timeout: 20_000 });
    await panel.getByText('计 1', { exact: true }).waitFor({ timeout: 20_000 });
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await context.close();
  });
}
