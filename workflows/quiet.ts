import type { StatusView } from './messages.ts';

/** Whether nothing is under way in a round: no start, signal, effect or flush, and every message sent has been applied. */
export function isQuiet(standing: StatusView[]): boolean {
  const applied = new Map(standing.map((one) => [one.workflowId, one.links.applied]));
  return standing.every((one) => {
    if (one.pending > 0 || one.unflushed > 0) return false;
    return Object.entries(one.links.sent).every(([to, n]) => (applied.get(to)?.[one.workflowId] ?? 0) >= n);
  });
}

/** A step of the clock of a workflow that is backfilled. */
export interface Tick {
  workflowId: string;
  revision: number;
  /** UTC. */
  until: string;
}

const MONTH_MS = 31 * 86_400_000;

/**
 * What has to be ticked before something of time `instant` (UTC) is entered: workflows with something due by then. Each
 * a month on at most: years of monthly reports at once would be more work than one task of the engine may take.
 */
export function ticksBefore(standing: StatusView[], instant: string): Tick[] {
  return standing.flatMap(({ workflowId, revision, mode, nextDue }) => {
    if (mode !== 'backfill' || nextDue === null || nextDue > instant) return [];
    const month = new Date(Date.parse(nextDue) + MONTH_MS).toISOString();
    return [{ workflowId, revision, until: month < instant ? month : instant }];
  });
}
