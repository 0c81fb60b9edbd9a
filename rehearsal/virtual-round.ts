import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Group } from '../procedure/heart/state.ts';
import { inspectionWorkflowId } from '../procedure/ids.ts';
import type { Envelope, StatusView, SubmitResult } from '../workflows/messages.ts';
import { isQuiet } from '../workflows/quiet.ts';
import { fastForward, virtualNow } from './skipping.ts';

/**
 * Beyond the instant to reach: a timer is counted from the end of the task that set it, some milliseconds after the
 * clock it was computed by.
 */
const MARGIN_MS = 1000;
const QUIET_TIMEOUT_MS = 60_000;
const POLL_MS = 25;
const FAILED_PRECONDITION = 9;

/**
 * The workflows of a round on virtual time. Each has a clock of its own; they are brought forward through what falls
 * due, and nothing is done at an instant before every workflow has been through what fell due until then.
 */
export class VirtualRound {
  /** Times the engine was asked to run a clock ahead. */
  forwards = 0;
  private readonly workflowIds: Set<string>;

  constructor(
    private readonly client: Client,
    readonly round: string,
    groups: Group[],
  ) {
    const inspections = groups.flatMap((group) => group.inspections);
    this.workflowIds = new Set([round, ...inspections.map(({ ref }) => inspectionWorkflowId(round, ref))]);
  }

  /** Every workflow of the round, those included that it started on the way. */
  get members(): string[] {
    return [...this.workflowIds];
  }

  /** Waits until nothing is under way: no start, signal, effect or flush, and every message sent was applied. */
  async quiet(): Promise<StatusView[]> {
    const giveUp = Date.now() + QUIET_TIMEOUT_MS;
    for (;;) {
      const known = this.workflowIds.size;
      const standing = await Promise.all(this.members.map((workflowId) => this.status(workflowId)));
      const there = standing.filter((status) => status !== undefined);
      for (const { links } of there) for (const peer of Object.keys(links.sent)) this.workflowIds.add(peer);
      if (there.length === known && this.workflowIds.size === known && isQuiet(there)) return there;
      if (Date.now() > giveUp) throw new Error(`轮次 ${this.round} 一直没有静下来`);
      await sleep(POLL_MS);
    }
  }

  /**
   * Lets everything happen that falls due up to `instant` (UTC). What falls due tells no peer anything, so workflows go
   * through theirs side by side.
   */
  async advance(instant: string): Promise<StatusView[]> {
    for (;;) {
      const standing = await this.quiet();
      const due = standing.filter(({ nextDue }) => nextDue !== null && nextDue <= instant);
      if (due.length === 0) return standing;
      await Promise.all(due.map((status) => this.forward(status, instant)));
    }
  }

  /**
   * Lets what falls due next happen, where that is by `until`: in the workflows it falls due in, before anything later in
   * any other. Tells the instant it fell due; undefined when nothing more does by then.
   */
  async step(until: string): Promise<string | undefined> {
    const standing = await this.quiet();
    const [next] = standing.flatMap(({ nextDue }) => nextDue ?? []).sort();
    if (next === undefined || next > until) return undefined;
    const owners = standing.filter(({ nextDue }) => nextDue === next);
    await Promise.all(owners.map((status) => this.forward(status, next)));
    return next;
  }

  /** Brings every workflow to `instant`, after all that fell due before in any of them. */
  async reach(instant: string): Promise<void> {
    const standing = await this.advance(instant);
    await Promise.all(standing.map((status) => this.forward(status, instant)));
  }

  /** Submits commands to one workflow at `instant`. */
  async submit(workflowId: string, instant: string, commands: Envelope[]): Promise<SubmitResult> {
    await this.reach(instant);
    return this.send(workflowId, commands);
  }

  /** Submits commands to a workflow at the time its clock reads. */
  async send(workflowId: string, commands: Envelope[]): Promise<SubmitResult> {
    const handle = this.client.workflow.getHandle(workflowId);
    return handle.executeUpdate<SubmitResult, [{ commands: Envelope[] }]>('submit', { args: [{ commands }] });
  }

  /** Brings one workflow's clock to `instant`; one already there stays. */
  async forward({ workflowId, clockOffset }: StatusView, instant: string): Promise<void> {
    const clock = (await virtualNow(this.client, workflowId)) + clockOffset;
    const ahead = Date.parse(instant) - clock;
    if (ahead <= 0) return;
    this.forwards += 1;
    await fastForward(this.client, workflowId, ahead + MARGIN_MS);
  }

  private async status(workflowId: string): Promise<StatusView | undefined> {
    try {
      return await this.client.workflow.getHandle(workflowId).query<StatusView>('status');
    } catch (error) {
      // Requested but not started yet, or between two runs of a chain.
      if (error instanceof WorkflowNotFoundError || isBetweenRuns(error)) return undefined;
      throw error;
    }
  }
}

function isBetweenRuns(error: unknown): boolean {
  return error instanceof ServiceError && isGrpcServiceError(error.cause) && error.cause.code === FAILED_PRECONDITION;
}
