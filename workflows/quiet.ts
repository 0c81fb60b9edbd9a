import type { StatusView } from './messages.ts';

/** Whether nothing is under way in a round: no start, signal, effect or flush, and every message sent has been applied. */
export function isQuiet(standing: StatusView[]): boolean {
  const applied = new Map(standing.map((one) => [one.workflowId, one.links.applied]));
  return standing.every((one) => {
    if (one.pending > 0 || one.unflushed > 0) return false;
    return Object.entries(one.links.sent).every(([to, n]) => (applied.get(to)?.[one.workflowId] ?? 0) >= n);
  });
}
