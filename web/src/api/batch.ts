import type { Problem } from './refusal.ts';

/** What became of one line of a batch. */
export type LineResult = { status: 'accepted'; id: string } | { status: 'refused'; problem: Problem };

/** The most the API takes at once. */
const MOST = 100;

/**
 * Sends lines in parts that the API takes, each under a key of its own that follows from the form's: the same form sent
 * again is the same lines.
 */
export async function sendBatch<T>(
  items: T[],
  key: string,
  send: (items: T[], key: string) => Promise<unknown>,
): Promise<LineResult[]> {
  const results: LineResult[] = [];
  for (let from = 0; from < items.length; from += MOST) {
    const answer = await send(items.slice(from, from + MOST), `${key}-${from}`);
    // `{items}` is always answered by a result each.
    results.push(...(answer as { results: LineResult[] }).results);
  }
  return results;
}
