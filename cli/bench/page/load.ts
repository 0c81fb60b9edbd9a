import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';

/** How a machine and its line are slowed down; milliseconds and bytes a second. */
export interface Line {
  label: string;
  cpu: number;
  latency: number;
  bytesPerSecond: number;
}

export const LINES: readonly Line[] = [
  { label: '本机', cpu: 1, latency: 0, bytesPerSecond: -1 },
  { label: '处理器慢 4 倍，1.6 Mbit/s、往返 150 毫秒', cpu: 4, latency: 150, bytesPerSecond: 200_000 },
];

/** One load of a page. `bytes` as they came over the line, heads included; milliseconds from the navigation. */
export interface Load {
  bytes: number;
  requests: number;
  contentMs: number;
  interactiveMs: number;
}

const QUIET_MS = 2000;
const PATIENCE_MS = 120_000;

/** Tells when the heading is there and nothing turns any more, and when each long task ended. */
const WATCH = `
  globalThis.seen = { tasks: [], content: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push(startTime + duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const there = document.querySelector('h1')?.textContent === '工作台' && !document.querySelector('.ant-spin-spinning, [role=status] .ant-spin');
    if (there) seen.content ||= performance.now(); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

/**
 * Opens a page in a new tab of a browser context and measures it. Interactive: its content is there, and no task longer
 * than 50 ms has run for two seconds after; counted to the end of the last such task, or to the content.
 */
export async function loadOnce(context: BrowserContext, url: string, line: Line): Promise<Load> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: line.cpu });
  const { latency, bytesPerSecond: speed } = line;
  const conditions = { offline: false, latency, downloadThroughput: speed, uploadThroughput: speed };
  await devtools.send('Network.emulateNetworkConditions', conditions);
  let bytes = 0;
  let requests = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    if (encodedDataLength > 0) requests += 1;
  });
  await page.addInitScript(WATCH);
  await page.goto(url);
  // Through the devtools: the page's own policy forbids to evaluate a text.
  const seen = async () => {
    const expression = '({ ...seen, now: performance.now() })';
    const { result } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value as { content: number; tasks: number[]; now: number };
  };
  const settled = async () => {
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(200)) {
      const now = await seen();
      if (now.content > 0 && now.now - Math.max(now.content, ...now.tasks) > QUIET_MS) return now;
      if (Date.now() > until) throw new Error(`${url} 两分钟内没有打开`);
    }
  };
  const { content, tasks } = await settled();
  const after = tasks.filter((end) => end > content);
  await page.close();
  return { bytes, requests, contentMs: content, interactiveMs: Math.max(content, ...after) };
}

/** First and second load in a browser that has never been there; `ready` signs in without loading the page. */
export async function loadTwice(
  browser: Browser,
  url: string,
  line: Line,
  ready: (context: BrowserContext) => Promise<void>,
): Promise<{ first: Load; second: Load }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await ready(context);
  const first = await loadOnce(context, url, line);
  const second = await loadOnce(context, url, line);
  await context.close();
  return { first, second };
}
