import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionKey, type Who } from '../api/session.ts';
import { isConcerned } from './concerned.ts';
import { connectLive } from './connect.ts';
import type { Change, News } from './news.ts';
import { setStanding } from './standing.ts';

/** What comes in quick succession is asked for once; not by all browsers at the same moment. */
const TOGETHER_MS = 500;
const SPREAD_MS = 700;
/** The page’s own sign-out tells sooner than this. */
const OVER_MS = 1500;
const AGAIN_MS = 30_000;

/** Keeps everything this page shows as the ledger has it, for as long as somebody is signed in. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const later = new Set<ReturnType<typeof setTimeout>>();
    const after = (ms: number, act: () => void) => void later.add(setTimeout(act, ms));
    const refresh = refresher(queries, after);
    const connection = connectLive(hear);

    /** Whoever is signed in is asked for, in the dialog where nobody is; then it goes on. */
    async function again(): Promise<void> {
      await queries.refetchQueries({ queryKey: sessionKey });
      if (queries.getQueryData<Who | null>(sessionKey)) connection.start();
    }

    function hear(news: News): void {
      if (news.kind === 'open' || news.kind === 'lost') setStanding(news.kind);
      if (news.kind === 'changed') refresh(news.changes);
      if (news.kind === 'everything') refresh('all');
      if (news.kind === 'account') void queries.invalidateQueries();
      if (news.kind === 'over') after(OVER_MS, () => void again());
      if (news.kind === 'refused') {
        setStanding('lost');
        after(AGAIN_MS, () => void again());
      }
    }

    connection.start();
    return () => {
      for (const timer of later) clearTimeout(timer);
      connection.stop();
      setStanding('off');
    };
  }, [queries]);
}

/** Collects what changed and asks again for what the page shows of it. */
function refresher(queries: QueryClient, after: (ms: number, act: () => void) => void) {
  let changes: Change[] = [];
  let all = false;
  let waiting = false;
  return (news: Change[] | 'all'): void => {
    if (news === 'all') all = true;
    else changes.push(...news);
    if (waiting) return;
    waiting = true;
    after(TOGETHER_MS + Math.random() * SPREAD_MS, () => {
      const [told, everything] = [changes, all];
      [changes, all, waiting] = [[], false, false];
      void queries.invalidateQueries({
        predicate: ({ queryKey: key }) => (everything ? key[0] !== sessionKey[0] : isConcerned(key, told)),
      });
    });
  };
}
