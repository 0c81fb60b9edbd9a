import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import type { Browser, BrowserContext } from 'playwright-core';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { ensurePage } from '../../stack/build/page.ts';
import { sayAside } from '../../stack/say.ts';
import { openBrowser } from '../../stack/temporal/browser-testing.ts';
import type { Sizes } from './catalogue.ts';
import { serveBare } from './page/bare.ts';
import { furnish, LOGIN, PASSWORD } from './page/county.ts';
import { LINES, type Line, type Load, loadTwice } from './page/load.ts';
import { compared, type Figure, type Measured } from './report/figure.ts';
import { openStage } from './stage.ts';
import { median } from './statistics.ts';

/** Medians of the desk beside those of the bare page, loaded in turn. */
interface Pair {
  line: string;
  load: 'first' | 'second';
  desk: Load;
  bare: Load;
}

/** Measures bytes and time to interactive of the desk, beside a bare page of the same frame. */
export async function run({ times, groups }: Sizes<'times' | 'groups'>): Promise<Measured> {
  await ensurePage(sayAside);
  const stage = await openStage(() => rulebookLibrary(RULEBOOK_DIR), sayAside);
  const bare = await serveBare();
  const browser = await openBrowser();
  try {
    const port = await getPort();
    const url = `http://127.0.0.1:${port}`;
    stage.spawn('server.ts', { PORT: String(port), LOG_LEVEL: 'silent' });
    stage.startWorker();
    await answering(url);
    await furnish(stage, groups);
    const pairs: Pair[] = [];
    for (const line of LINES) pairs.push(...(await measure(browser, line, { desk: url, bare: bare.url }, times)));
    return { figures: pairs.map(figureOf), details: pairs };
  } finally {
    await browser.close();
    await bare.close();
    await stage.close();
  }
}

async function measure(browser: Browser, line: Line, urls: { desk: string; bare: string }, times: number) {
  const loads: Record<'desk' | 'bare', { first: Load; second: Load }[]> = { desk: [], bare: [] };
  // In turn, so that what else the machine does slows both alike.
  for (let turn = 0; turn < times; turn += 1) {
    loads.desk.push(await loadTwice(browser, urls.desk, line, (context) => signIn(context, urls.desk)));
    loads.bare.push(await loadTwice(browser, urls.bare, line, async () => {}));
  }
  return (['first', 'second'] as const).map((load): Pair => {
    const own = (page: 'desk' | 'bare') => medians(loads[page].map((one) => one[load]));
    return { line: line.label, load, desk: own('desk'), bare: own('bare') };
  });
}

/** The session's cookie, without the page. */
async function signIn(context: BrowserContext, url: string): Promise<void> {
  const asked = await context.request.post(`${url}/api/session`, {
    headers: { 'x-requested-with': 'xuncheng' },
    data: { login: LOGIN, password: PASSWORD },
  });
  if (!asked.ok()) throw new Error(await asked.text());
}

async function answering(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer) return;
    await sleep(500);
  }
}

function medians(loads: Load[]): Load {
  const of = (name: keyof Load) => median(loads.map((load) => load[name]));
  return {
    ...{ bytes: of('bytes'), requests: of('requests') },
    ...{ contentMs: of('contentMs'), interactiveMs: of('interactiveMs') },
  };
}

function figureOf({ line, load, desk, bare }: Pair): Figure {
  const values = (of: string, { bytes, requests, contentMs, interactiveMs }: Load) => [
    { of, value: bytes / 1024, unit: 'KB' },
    { of, value: requests, unit: '个请求' },
    { of: `${of}见内容`, value: contentMs, unit: '毫秒' },
    { of: `${of}可操作`, value: interactiveMs, unit: '毫秒' },
  ];
  return {
    what: `${line}，${load === 'first' ? '第一次' : '第二次'}打开`,
    values: [...values('工作台', desk), ...values('空页', bare)],
    comparisons: [compared('空页（可操作）', desk.interactiveMs, bare.interactiveMs)],
  };
}
