import { setTimeout as sleep } from 'node:timers/promises';
import { OFFICE } from '../../procedure/ids.ts';
import type { StatusView } from '../../workflows/messages.ts';
import { isQuiet } from '../../workflows/quiet.ts';
import { type ApiClient, ApiError } from '../api-client.ts';

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
    const standing = await standingOf(api, round).catch(unwritten);
    if (!standing || !isQuiet(standing)) {
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

/** Waits until the ledger has everything the standing office recorded: its registers are read from there. */
export async function officeQuiet(api: ApiClient): Promise<void> {
  const giveUp = Date.now() + QUIET_TIMEOUT_MS;
  while (!isQuiet([await api.get<StatusView>(`workflows/${OFFICE}/status`)])) {
    if (Date.now() > giveUp) throw new Error('巡察办常设一直没有静下来，补录停下');
    await sleep(20);
  }
}

/** A round just begun may not be in the ledger yet. */
function unwritten(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.status !== 404) throw error;
}

/** When the last fact of a round happened that is on record; empty before the first. */
export async function playedUntil(api: ApiClient, round: string): Promise<string> {
  const facts = await api.get<{ at: string }[]>(`rounds/${round}/facts`);
  return (
    facts
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? ''
  );
}
