import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A browser with its own rules about other origins: the usual arguments of this build would switch them off. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    args: ['--no-sandbox'],
    executablePath: await chromium.executablePath(),
    headless: true,
  });
}
