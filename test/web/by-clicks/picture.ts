import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Good enough to read, small enough to keep beside the guide. */
const QUALITY = 60;

/** Takes a picture for the guide where it is being illustrated (`npm run guide:images`); nothing otherwise. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.XUNCHENG_IMAGES;
  if (!folder) return;
  await page.waitForFunction("!document.querySelector('.ant-spin-spinning, .ant-message-notice')");
  // What slides in has come to rest.
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
}
