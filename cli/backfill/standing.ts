import { setTimeout as sleep } from 'node:timers/promises';
import { OFFICE } from '../../procedure/ids.ts';
import type { StatusView } from '../../workflows/messages.ts';
import { isQuiet, ticksBefore } from '../../workflows/quiet.ts';
import { type ApiClient, ApiError } from '../api-client.ts';

const QUIET_TIMEOUT_MS = 60_000;
const PAUSE_MS = 10;

/** Where every workflow of a round stands. */
export async function standingOf(api: ApiClient, round: string): Promise<StatusView[]> {
  return api.get<StatusView[]>(`rounds/${round}/standing`);
}

/** Knows where the workflows of a round stand and waits for them; asks only those that something was done to. */
export class Standing {
  /** Everything known; undefined when all have to be asked, as after a batch of clues was begun. */
  private known: Map<string, StatusView> | undefined;
  private readonly touched = new Set<string>();

  constructor(
    private readonly api: ApiClient,
    private readonly round: string,
  ) {}

  /** Something is done to this workflow: where it and those it tells stand is not known any more. */
  touch(workflowId: string): void {
    this.touched.add(workflowId);
  }

  /** A workflow may be new: all are asked again. */
  forget(): void {
    this.known = undefined;
  }

  /**
   * The barrier before a fact of time `instant`: nothing pending, and nothing due up to then in any workflow of the round.
   * Only workflows that have something due are ticked; repeated until nothing changes. `label` names the fact.
   */
  async barrier(instant: string, label: string): Promise<void> {
    let giveUp = Date.now() + QUIET_TIMEOUT_MS;
    for (;;) {
      const standing = await this.ask().catch((error) => this.unwritten(error));
      if (!standing || !isQuiet(standing)) {
        if (Date.now() > giveUp) throw new Error(`轮次 ${this.round} 一直没有静下来，补录停在 ${label} 之前`);
        await sleep(PAUSE_MS);
        continue;
      }
      this.touched.clear();
      const ticks = ticksBefore(standing, instant);
      if (ticks.length === 0) return;
      giveUp = Date.now() + QUIET_TIMEOUT_MS;
      for (const { workflowId, revision, until } of ticks) {
        await this.api.post(`workflows/${workflowId}/tick`, { until }, `tick/${workflowId}/${revision}/${until}`);
        this.touch(workflowId);
      }
    }
  }

  private async ask(): Promise<StatusView[]> {
    if (!this.known) {
      const all = await standingOf(this.api, this.round);
      this.known = new Map(all.map((one) => [one.workflowId, one]));
      for (const { workflowId } of all) this.touch(workflowId);
      return all;
    }
    const known = this.known;
    // Grows while it is gone through: who is touched meanwhile is asked in the same pass.
    for (const workflowId of this.touched) {
      const one = await this.api.get<StatusView>(`workflows/${workflowId}/status`);
      known.set(workflowId, one);
      // Whoever was told something stands elsewhere once it has heard.
      for (const [to, n] of Object.entries(one.links.sent)) {
        if ((known.get(to)?.links.applied[workflowId] ?? 0) < n) this.touch(to);
      }
    }
    return [...known.values()];
  }

  /** What was just begun may not be in the ledger yet. */
  private unwritten(error: unknown): undefined {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    this.forget();
  }
}

/** Waits until the ledger has everything the standing office recorded: its registers are read from there. */
export async function officeQuiet(api: ApiClient): Promise<void> {
  const giveUp = Date.now() + QUIET_TIMEOUT_MS;
  while (!isQuiet([await api.get<StatusView>(`workflows/${OFFICE}/status`)])) {
    if (Date.now() > giveUp) throw new Error('巡察办常设一直没有静下来，补录停下');
    await sleep(PAUSE_MS);
  }
}
