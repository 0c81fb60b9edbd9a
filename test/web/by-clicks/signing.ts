import type { Page } from 'playwright-core';
import { picture } from './picture.ts';
import { dialogOf, openMenu, PATIENT, press } from './widgets.ts';

/** 本人签批: found on the desk, signed in the list of papers. */
export async function signOwn(page: Page, title: string): Promise<void> {
  await openMenu(page, '工作台');
  await page
    .getByRole('link', { name: `去签批：${title}` })
    .first()
    .click(PATIENT);
  await page
    .getByRole('button', { name: `签批：${title}`, exact: true })
    .first()
    .click(PATIENT);
  const form = dialogOf(page);
  await form.getByRole('button', { name: '签批', exact: true }).waitFor(PATIENT);
  await picture(page, 'signing');
  await press(form, '签批');
  await form.waitFor({ state: 'hidden', ...PATIENT });
}
