import type { Page } from 'playwright-core';
import { picture } from './picture.ts';
import { register } from './step.ts';
import { choose, dialogOf, openMenu, PATIENT, press, typeDay, typeTags } from './widgets.ts';

/** 组成一批: numbers of clues for one receiver. */
export async function assembleBatch(page: Page, receiver: string, clues: string[], unit: string): Promise<void> {
  await openMenu(page, '线索台账');
  await press(page, '组成一批');
  const form = dialogOf(page);
  await choose(page, form, '接收单位', receiver);
  await typeTags(form, '线索编号', clues);
  await choose(page, form, '来自', unit);
  await press(form, '登记');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}

/** 移交手续 of the first batch. */
export async function handOver(page: Page, at: string): Promise<void> {
  await openMenu(page, '线索台账');
  await press(page, '移交手续：第1批');
  await register(page, { step: '问题线索移交', at });
  await picture(page, 'transfer');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden', ...PATIENT });
}

/** 书面反馈 that closes these clues. */
export async function feedBack(page: Page, at: string, closed: string[]): Promise<void> {
  await openMenu(page, '线索台账');
  await press(page, '登记第1批的书面反馈');
  const form = dialogOf(page);
  await typeDay(form, '发生日期', at);
  for (const clue of closed) await form.getByLabel(clue, { exact: true }).check();
  await press(form, '登记');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}
