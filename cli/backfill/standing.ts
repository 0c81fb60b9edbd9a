import { setTimeout as sleep } from 'node:timers/promises';
import type { StatusView } from '../../workflows/messages.ts';
import { isQuiet } from '../../workflows/quiet.ts';
import type { ApiClient } from '../api-client.ts';

const QUIET_TIMEOUT_MS = 60_000;

/** Where every workflow of a round stands. */
export async function standingOf(api: ApiClient, round: string): Promise<StatusView[]> {
  return api.get<StatusView[]>(`rounds/${round}/standing`);
}

/**
 * The barrier before a fact of time `instant`: nothing pending, and nothing due up to then in any workflow of the round.
 * Only workflows that have something due are ticked; repeated until nothing changes.
 */
export async function barrier(api: ApiClient, round: string, instant: string, key: string): Promise<void> {
  const giveUp = Date.now() + QUIET_TIMEOUT_MS;
  for (;;) {
    const standing = await standingOf(api, round);
    if (!isQuiet(standing)) {
      if (Date.now() > giveUp) throw new Error(`轮次 ${round} 一直没有静下来，补录停在 ${key} 之前`);
      await sleep(20);
      continue;
    }
    const due = standing.filter((one) => one.mode === 'backfill' && one.nextDue !== null && one.nextDue <= instant);
    if (due.length === 0) return;
    for (const { workflowId, revision } of due) {
      await api.post(`workflows/${workflowId}/tick`, { until: instant }, `tick/${workflowId}/${revision}/${instant}`);
    }
  }
}
