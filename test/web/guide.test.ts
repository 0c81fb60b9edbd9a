import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '../../web/src/messages.ts';
import { picture } from './by-clicks/picture.ts';
import { dialogOf, openMenu, openTab, PATIENT } from './by-clicks/widgets.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-87';
const GUIDE = new URL('../../docs/用户手册.md', import.meta.url);
const IMAGES = new URL('../../docs/images/', import.meta.url);
const MOST_BYTES = 3 * 1024 * 1024;

const guide = () => readFile(GUIDE, 'utf8');

/** What the guide names as a page or a button of the page, written as **…** there. */
async function named(): Promise<string[]> {
  return [...(await guide()).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words);
}

/** Every word of the page, however deep it stands; what is put together from parts is not among them. */
function wordsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsIn) : [];
}

describe('the user guide', () => {
  it('shows every picture there is, and no other', async () => {
    const shown = [...(await guide()).matchAll(/\]\(images\/([^)]+)\)/g)].map(([, file]) => file);
    expect([...new Set(shown)].sort()).toEqual((await readdir(IMAGES)).sort());
    const sizes = await Promise.all(shown.map(async (file) => (await readFile(new URL(file ?? '', IMAGES))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it('calls every page and button as the page does', async () => {
    const words = new Set(wordsIn(messages));
    const asked = await named();
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((word) => !words.has(word))).toEqual([]);
  });
});

describe('the pages the guide leads through', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage();
    await stage.holder({ login: 'jia', name: '甲', roles: [{ role: 'office', kind: 'all', of: '' }] });
    await stage.round(ROUND, 'xinghai-wuyang', ['甲局党组', '乙局党组', '丙局党组']);
    await stage.post(`rounds/${ROUND}/letters`, 'letters', { at: '2026-11-16' });
    const items = ['aud', 'disc', 'orgd'].map((letter) => ({ letter, at: '2026-11-17' }));
    await stage.post(`rounds/${ROUND}/letters/receipts`, 'receipts', { items });
    const replies = { items: [{ letter: 'aud', at: '2026-11-19' }] };
    await stage.post(`rounds/${ROUND}/letters/replies`, 'replies', replies);
    ({ page } = await stage.visit());
  }, 600_000);
  afterAll(() => stage?.close());

  it('are there under the names the menu gives them', async () => {
    await page.goto(stage.url);
    await page.getByLabel('账号', { exact: true }).waitFor(PATIENT);
    await picture(page, 'sign-in');
    await signIn(page, stage.url, 'jia');
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(PATIENT);
    for (const [name, file] of [
      ['工作台', 'desk'],
      ['函件台账', 'letters'],
      ['时限台账', 'deadlines'],
      ['日历', 'month'],
      ['演练', 'rehearsals'],
      ['人员名册', 'people'],
      ['规程', 'rules'],
      ['公文', 'papers'],
      ['导入台账', 'imports'],
      ['统计', 'statistics'],
    ] as const) {
      await openMenu(page, name);
      await expect.poll(() => page.locator('.ant-spin-spinning').count(), PATIENT).toBe(0);
      await picture(page, file);
    }
    await openMenu(page, '轮次');
    await page.getByRole('link', { name: ROUND, exact: true }).click(PATIENT);
    await openTab(page, '倒排表');
    await page.getByRole('columnheader').first().waitFor(PATIENT);
    await picture(page, 'matrix');
  }, 240_000);

  it('every deadline is at most two clicks from the desk, by its light', async () => {
    await openMenu(page, '工作台');
    const { items } = await stage.get(`deadlines?round=${ROUND}&pageSize=500`);
    for (const light of ['red', 'yellow', 'green'] as const) {
      const [one] = items.filter((deadline: { light: string }) => deadline.light === light);
      if (!one) continue;
      await openMenu(page, '工作台');
      // The first click: every deadline of this light. The second: why it is due on that day.
      const lights = page.getByRole('navigation', { name: '全部时限' });
      await lights.getByRole('link', { name: messages.lights[light] }).click(PATIENT);
      await page.getByRole('heading', { level: 1, name: '时限台账' }).waitFor(PATIENT);
      await page.getByRole('button', { name: one.dueText }).first().click(PATIENT);
      await dialogOf(page).getByText('逐日').waitFor(PATIENT);
      await picture(page, 'why');
      await page.keyboard.press('Escape');
    }
    expect(items.filter(({ light }: { light: string }) => light === 'red').length).toBeGreaterThan(0);
  }, 240_000);

  it('and the desk fits a phone', async () => {
    const { page: phone, context } = await stage.visit({ width: 390, height: 844 });
    await signIn(phone, stage.url, 'jia');
    await phone.getByRole('heading', { level: 1, name: '工作台' }).waitFor(PATIENT);
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await picture(phone, 'desk-phone');
    await context.close();
  }, 120_000);
});
