import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** What a browser would print: how many sheets of which size in millimetres, and what the sheet measures itself. */
export interface Printed {
  pages: number;
  widthMm: number;
  heightMm: number;
  text: string;
}

const POINT_MM = 25.4 / 72;

/** Prints a page to PDF as its own style sheet says, and reads the pages from the PDF. A browser for each: this one ends with its page. */
export async function print(markup: string): Promise<Printed> {
  const browser = await playwright.launch({
    args: chromium.args,
    executablePath: await chromium.executablePath(),
    headless: true,
  });
  try {
    const page = await browser.newPage();
    await page.setContent(markup);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const [, width = '0', height = '0'] = boxes[0] ?? [];
    return {
      pages: [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length,
      widthMm: Number(width) * POINT_MM,
      heightMm: Number(height) * POINT_MM,
      text: (await page.textContent('body')) ?? '',
    };
  } finally {
    await browser.close();
  }
}
