import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { picture } from './picture.ts';
import { choose, fillDay, PATIENT, press, typeDay, typeTags } from './widgets.ts';

/** A decision on paper that a clerk enters. */
export interface Signed {
  by: string;
  date: string;
}

/** What somebody types into the form of a step. */
export interface Typed {
  step: string;
  at: string;
  /** 代录批示, in the order of the form. */
  signed?: Signed[];
  /** Handed in for signatures instead. */
  draft?: boolean;
  heard?: string[];
  part?: string;
  numbers?: { of: string; values: string[] };
  /** Names the picture the guide has of the filled form. */
  picture?: string;
}

/** Registers a step from the list of steps on the page, and leaves the form when it says 已登记. */
export async function register(page: Page, typed: Typed): Promise<void> {
  await page.getByRole('button', { name: `登记：${typed.step}`, exact: true }).click(PATIENT);
  const form = page.getByRole('dialog', { name: /^登记：/ });
  await typeDay(form, '发生日期', typed.at);
  await fill(page, form, typed);
  if (typed.picture) await picture(page, typed.picture);
  await press(form, '登记');
  await form
    .getByText('已登记', { exact: true })
    .waitFor(PATIENT)
    .catch(async (error: unknown) => {
      throw new Error(`${typed.step}：${await form.innerText()}`, { cause: error });
    });
  // The form's head has a button of the same name.
  const close = form.getByRole('button', { name: '关闭', exact: true }).last();
  // Clicked again where a slow machine drew the form anew meanwhile.
  await vi.waitFor(async () => {
    if (await close.isVisible()) await close.click({ timeout: 5000 });
    await form.waitFor({ state: 'hidden', timeout: 5000 });
  }, PATIENT);
}

/** Several steps of one day. */
export async function registerAll(page: Page, steps: readonly string[], at: string): Promise<void> {
  for (const step of steps) await register(page, { step, at });
}

async function fill(page: Page, form: Locator, { signed = [], draft, heard, part, numbers }: Typed): Promise<void> {
  for (const [index, { by, date }] of signed.entries()) {
    await form.getByLabel('批示人', { exact: true }).nth(index).fill(by, PATIENT);
    await fillDay(form.getByLabel('批示日期', { exact: true }).nth(index), date);
  }
  if (draft) await form.getByLabel('还在呈批，批示以后再补').check();
  if (heard) await choose(page, form, '听取了哪些组·单位', ...heard);
  if (part) await choose(page, form, '哪一部分', part);
  if (numbers) await typeTags(form, `${numbers.of}的编号`, numbers.values);
}
