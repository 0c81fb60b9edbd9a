import type { Page } from 'playwright-core';
import { picture } from './picture.ts';
import { choose, dialogOf, openMenu, PATIENT, press, typeDay } from './widgets.ts';

/** What the wizard is told. */
export interface Wanted {
  no: string;
  rulebook: string;
  params: Record<string, string>;
  /** The organizations of each group. */
  groups: string[][];
}

/** 新建轮次: number and rulebook, groups, 倒排预览, and the round; says what the preview showed. */
export async function startRound(page: Page, { no, rulebook, params, groups }: Wanted): Promise<string> {
  await openMenu(page, '轮次');
  await press(page, '新建轮次');
  const main = page.getByRole('main');
  await main.getByLabel('轮次编号').fill(no, PATIENT);
  await choose(page, main, '规程', rulebook);
  for (const [name, day] of Object.entries(params)) await typeDay(main, name, day);
  await picture(page, 'wizard-basics');
  await press(main, '下一步');
  for (const [index, names] of groups.entries()) {
    if (index > 0) await press(main, '加一组');
    const group = main.locator('.ant-card').nth(index);
    for (const [place, name] of names.entries()) {
      if (place > 0) await press(group, '加一个单位');
      await group.getByLabel('被巡察党组织').nth(place).fill(name);
    }
  }
  await press(main, '下一步');
  await main.getByRole('heading', { name: '到期日', exact: true }).waitFor(PATIENT);
  const preview = await main.innerText();
  await picture(page, 'wizard-preview');
  await press(main, '下一步');
  await press(main, '建立轮次');
  await page.getByRole('heading', { level: 1, name: `轮次 ${no}` }).waitFor(PATIENT);
  return preview;
}

/** 编入: somebody into a group. */
export async function assign(page: Page, person: string, group: string, role: string, from: string): Promise<void> {
  await press(page, '编入');
  const form = dialogOf(page);
  await form.getByLabel('人员', { exact: true }).fill(person, PATIENT);
  await choose(page, form, '编入哪一组', group);
  await choose(page, form, '组内身份', role);
  await typeDay(form, '日期', from);
  await press(form, '编入');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}
