import type { Locator, Page } from 'playwright-core';

/** Longer than anybody waits: other test files keep the machine busy. */
export const PATIENT = { timeout: 40_000 };
const MOST_TURNS = 5;

/** Opens a page by its entry in the menu. */
export async function openMenu(page: Page, name: string): Promise<void> {
  // The icon says its own name first.
  await page.getByRole('menuitem', { name: new RegExp(`${name}$`) }).click(PATIENT);
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor(PATIENT);
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click(PATIENT);
}

/** The dialog in front. */
export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog').last();
}

/** Types a day into a date field as 2026-11-16 and leaves it with Enter. */
export async function typeDay(scope: Locator, label: string, day: string): Promise<void> {
  await fillDay(scope.getByLabel(label, { exact: true }), day);
}

/** The same of one field; typed again where a slow machine drew the form anew meanwhile. */
export async function fillDay(field: Locator, day: string): Promise<void> {
  const [year, month, date] = day.split('-').map(Number);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await field.click(PATIENT);
    await field.fill(day);
    await field.press('Enter');
    // Left, the field writes its day out, typed anew or not.
    await field.blur();
    if ((await field.inputValue()).startsWith(`${year}年${month}月${date}日`)) return;
  }
  throw new Error(`${day}：${await field.inputValue()}`);
}

/** Chooses options of a list by their words. */
export async function choose(
  page: Page,
  scope: Locator,
  label: string,
  ...options: (string | RegExp)[]
): Promise<void> {
  const field = scope.getByRole('combobox', { name: label });
  await field.click(PATIENT);
  for (const option of options) {
    const named = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await named.filter({ hasText: option }).first().click(PATIENT);
  }
  // A list of several stays open until it is left.
  if ((await field.getAttribute('aria-expanded')) === 'true') await field.press('Escape');
}

/** Types several numbers, each ended with Enter. */
export async function typeTags(scope: Locator, label: string, values: readonly string[]): Promise<void> {
  const field = scope.getByRole('combobox', { name: label });
  for (const value of values) {
    await field.fill(value, PATIENT);
    await field.press('Enter');
  }
}

export async function press(scope: Locator | Page, name: string): Promise<void> {
  await scope.getByRole('button', { name, exact: true }).click(PATIENT);
}
