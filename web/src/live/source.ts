import type { Change, News } from './news.ts';

const ADDRESS = '/api/events';
/** The server says something every twenty seconds: after this the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 65_000;

/** Listens to the server and tells what it hears, until closed or refused. */
export function openSource(tell: (news: News) => void): () => void {
  let source = open(false);
  let watch = setTimeout(anew, SILENCE_MS);

  function open(before: boolean): EventSource {
    const one = new EventSource(ADDRESS);
    const on = (name: string, hear: (data: unknown) => void) =>
      one.addEventListener(name, ({ data }: MessageEvent<string>) => {
        clearTimeout(watch);
        watch = setTimeout(anew, SILENCE_MS);
        hear(JSON.parse(data));
      });
    on('ready', (data) => {
      tell({ kind: 'open' });
      // A new connection does not say what was heard last.
      if (before || (data as { missed: boolean }).missed) tell({ kind: 'everything' });
    });
    on('changed', (data) => tell({ kind: 'changed', changes: (data as { changes: Change[] }).changes }));
    on('missed', () => tell({ kind: 'everything' }));
    on('day', () => tell({ kind: 'everything' }));
    on('beat', () => {});
    on('account', () => tell({ kind: 'account' }));
    on('over', () => finish('over'));
    one.addEventListener('error', () => {
      if (one.readyState === EventSource.CLOSED) finish('refused');
      else tell({ kind: 'lost' });
    });
    return one;
  }

  function anew(): void {
    source.close();
    tell({ kind: 'lost' });
    source = open(true);
    watch = setTimeout(anew, SILENCE_MS);
  }

  function finish(kind: 'over' | 'refused'): void {
    close();
    tell({ kind });
  }

  function close(): void {
    clearTimeout(watch);
    source.close();
  }
  return close;
}
