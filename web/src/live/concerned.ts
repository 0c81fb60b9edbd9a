import type { QueryKey } from '@tanstack/react-query';
import type { Change } from './news.ts';

/** What no entry of the ledger changes: who is signed in, accounts and keys, files that never change. */
const APART = new Set(['session', 'sessions', 'accounts', 'api-keys', 'health', 'rulebook', 'scan', 'calendars']);
const ROUND = /^R\d{4}-\d{2}(?=-|$)/;

/** Whether what was asked under a key may be different after these changes; what is not known of it counts. */
export function isConcerned(key: QueryKey, changes: readonly Change[]): boolean {
  const [head] = key;
  if (typeof head === 'string' && APART.has(head)) return false;
  if (head === 'inbox') return changes.some(({ inbox }) => inbox);
  const round = roundIn(key);
  return round === undefined || changes.some((one) => one.round === round);
}

/** The round a key names, by itself, as a workflow of it or in its question. */
function roundIn(key: QueryKey): string | undefined {
  for (const part of key) {
    const text = typeof part === 'object' && part !== null && 'round' in part ? part.round : part;
    const found = typeof text === 'string' ? ROUND.exec(text)?.[0] : undefined;
    if (found) return found;
  }
  return undefined;
}
