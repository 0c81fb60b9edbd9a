import type { News, Wish } from './news.ts';
import { openSource } from './source.ts';

export interface Connection {
  /** Connects, or again after it was refused or the session was over. */
  start(): void;
  stop(): void;
}

/** This tab's way to what happens: through the worker that all tabs share, or alone where the browser has none. */
export function connectLive(tell: (news: News) => void): Connection {
  return typeof SharedWorker === 'undefined' ? alone(tell) : shared(tell);
}

function shared(tell: (news: News) => void): Connection {
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'xuncheng' });
  const say = (wish: Wish) => worker.port.postMessage(wish);
  const leave = () => say('stop');
  worker.port.onmessage = ({ data }: MessageEvent<News>) => tell(data);
  // A tab that is closed, or kept aside by the browser, does not say so itself.
  addEventListener('pagehide', leave);
  const back = ({ persisted }: PageTransitionEvent) => persisted && say('start');
  addEventListener('pageshow', back);
  return {
    start: () => say('start'),
    stop() {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      say('stop');
      worker.port.onmessage = null;
    },
  };
}

function alone(tell: (news: News) => void): Connection {
  let close: (() => void) | undefined;
  return {
    start() {
      close?.();
      close = openSource(tell);
    },
    stop: () => close?.(),
  };
}
