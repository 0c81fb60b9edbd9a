import type { Page } from 'playwright-core';
import { choose, dialogOf, PATIENT, press } from './widgets.ts';

/** 处理: opens what may be done about the first deadline of this name on the page and fills its form. */
export async function decide(
  page: Page,
  { title, kind }: { title: string; kind: string },
  fill: (form: ReturnType<typeof dialogOf>) => Promise<void>,
): Promise<void> {
  await page
    .getByRole('button', { name: `处理：${title}` })
    .first()
    .click(PATIENT);
  await page.getByRole('menuitem', { name: kind, exact: true }).click(PATIENT);
  const form = dialogOf(page);
  await form.getByRole('button', { name: kind, exact: true }).waitFor(PATIENT);
  await fill(form);
  await press(form, kind);
}

/** 代录批示 of somebody the rulebook lets decide. */
export async function approvedBy(page: Page, by: string, role: string): Promise<void> {
  const form = dialogOf(page);
  await form.getByLabel('批示人', { exact: true }).fill(by, PATIENT);
  await choose(page, form, '身份', role);
}
