import { type Client, isGrpcDeadlineError, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Group } from '../../procedure/heart/state.ts';
import { virtualNow } from '../../rehearsal/skipping.ts';
import { VirtualRound } from '../../rehearsal/virtual-round.ts';
import { type StatusView, statusQuery } from '../../workflows/messages.ts';
import { EngineFailure } from './engine.ts';

/** Where one workflow of a rehearsal stands. */
export interface Standing {
  workflowId: string;
  revision: number;
  /** What its clock reads (UTC). */
  now: string;
  /** Next instant something falls due in it (UTC). */
  nextDue: string | null;
}

/** The clocks of rehearsals: the only way to move time, and only the engine's rehearsal namespace lets it. */
export interface Clocks {
  /** Every workflow of the round, when nothing is under way in any of them. */
  standing(round: string, groups: Group[]): Promise<Standing[]>;
  /** What the round's own clock reads. */
  now(round: string): Promise<Date>;
  running(round: string): Promise<boolean>;
  /** Brings all workflows to an instant, through what falls due on the way in its order; tells every instant passed. */
  reach(
    round: string,
    groups: Group[],
    target: string,
    passed: (instant: string) => Promise<void>,
  ): Promise<Standing[]>;
  /** Ends the workflows; what they wrote stays. */
  end(workflowIds: string[]): Promise<void>;
}

const UNAVAILABLE = 14;

/** The clocks of the workflows in the client's namespace. */
export function temporalClocks(client: Client): Clocks {
  const offsets = new Map<string, number>();

  const standing = async (virtual: VirtualRound): Promise<Standing[]> => {
    const all = await virtual.quiet();
    return Promise.all(all.map((status) => standingOf(client, status)));
  };

  const offsetOf = async (round: string): Promise<number> => {
    const known = offsets.get(round);
    if (known !== undefined) return known;
    const { clockOffset } = await client.workflow.getHandle(round).query(statusQuery);
    offsets.set(round, clockOffset);
    return clockOffset;
  };

  return {
    standing: (round, groups) => asked(round, () => standing(new VirtualRound(client, round, groups))),
    now: (round) => asked(round, async () => new Date((await virtualNow(client, round)) + (await offsetOf(round)))),
    running: (round) =>
      asked(round, async () => (await client.workflow.getHandle(round).describe()).status.name === 'RUNNING'),
    reach: (round, groups, target, passed) =>
      asked(round, async () => {
        const virtual = new VirtualRound(client, round, groups);
        for (let next = await virtual.step(target); next !== undefined; next = await virtual.step(target)) {
          await passed(next);
        }
        await virtual.reach(target);
        return standing(virtual);
      }),
    async end(workflowIds) {
      const ended = (error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      };
      await Promise.all(
        workflowIds.map((id) => asked(id, () => client.workflow.getHandle(id).terminate('演练结束').catch(ended))),
      );
    },
  };
}

async function standingOf(client: Client, status: StatusView): Promise<Standing> {
  const { workflowId, revision, nextDue, clockOffset } = status;
  const now = new Date((await virtualNow(client, workflowId)) + clockOffset).toISOString();
  return { workflowId, revision, now, nextDue };
}

/** No answer from the engine is what it is anywhere in the interface. */
async function asked<T>(workflowId: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      throw new EngineFailure('unknown-workflow', workflowId, { cause: error });
    const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
    if (isGrpcDeadlineError(cause)) throw new EngineFailure('unconfirmed', workflowId, { cause: error });
    if (isGrpcServiceError(cause) && cause.code === UNAVAILABLE) {
      throw new EngineFailure('unreachable', workflowId, { cause: error });
    }
    throw error;
  }
}
