import type { News, Wish } from './news.ts';
import { openSource } from './source.ts';

/** A tab that comes right after the last one left finds the connection as it was. */
const LEFT_MS = 2000;

/** Runs once for all tabs of a browser: they share one connection. */
const tabs = new Set<MessagePort>();
let close: (() => void) | undefined;
let last: News | undefined;

function tell(news: News): void {
  if (news.kind === 'open' || news.kind === 'lost') last = news;
  if (news.kind === 'over' || news.kind === 'refused') close = undefined;
  for (const tab of tabs) tab.postMessage(news);
}

function start(tab: MessagePort): void {
  tabs.add(tab);
  if (close && last) tab.postMessage(last);
  close ??= openSource(tell);
}

function stop(tab: MessagePort): void {
  tabs.delete(tab);
  setTimeout(() => {
    if (tabs.size > 0) return;
    close?.();
    close = undefined;
    last = undefined;
  }, LEFT_MS);
}

addEventListener('connect', (event) => {
  const [tab] = (event as MessageEvent).ports;
  if (!tab) return;
  tab.onmessage = ({ data }: MessageEvent<Wish>) => (data === 'start' ? start(tab) : stop(tab));
});
