import type { Page } from 'playwright-core';
import { picture } from './picture.ts';
import { dialogOf, fillDay, openMenu, PATIENT, press, typeDay } from './widgets.ts';

/** 发函: one to each unit of the rulebook. */
export async function sendLetters(page: Page, at: string, prefix: string): Promise<void> {
  await openMenu(page, '函件台账');
  await press(page, '发函');
  const form = dialogOf(page);
  await typeDay(form, '日期', at);
  await form.getByLabel('文号前缀').fill(prefix);
  await press(form, '发函');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}

/** Opens the batch of all letters and writes the same day on every line; says how many there are. */
export async function openBatch(page: Page, what: string, at: string): Promise<number> {
  await openMenu(page, '函件台账');
  // After a batch its letters are ticked no more: there is something to tick.
  await page.getByRole('button', { name: '全选', exact: true }).click(PATIENT);
  await press(page, what);
  const days = dialogOf(page).getByLabel(/ 日期$/);
  await days.first().waitFor(PATIENT);
  const count = await days.count();
  for (let line = 0; line < count; line += 1) {
    await fillDay(days.nth(line), at);
  }
  await picture(page, `batch-${what === '登记签收' ? 'receipts' : 'others'}`);
  return count;
}

export async function submitBatch(page: Page): Promise<void> {
  const form = dialogOf(page);
  await press(form, '登记');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}
