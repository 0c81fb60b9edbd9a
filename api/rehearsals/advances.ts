import { setTimeout as sleep } from 'node:timers/promises';
import { type AdvanceRow, advanceById, insertAdvance, updateAdvance } from '../../db/queries/advances.ts';
import type { Group } from '../../procedure/heart/state.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import { type Caller, commandId } from '../orchestrator.ts';
import { ApiProblem, keyReused, problem } from '../problem.ts';
import type { Rehearsals } from '../rehearsals.ts';
import type { AdvanceAsked } from '../schemas/rehearsals.ts';
import { groupsOfRehearsal } from './rehearsal-of.ts';
import { targetOf } from './target.ts';

/** How long an answer waits for an advance that may be short. */
const PATIENCE_MS = 2000;

/** Runs clocks ahead, one advance of a rehearsal at a time; each is noted before it begins and ends where it was to. */
export class Advances {
  private readonly busy = new Map<string, { id: string; done: Promise<void> }>();

  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly failed: (error: unknown, round: string) => void,
  ) {}

  /** Carries out what is asked, once for each key; a long one goes on after the answer. */
  async ask(caller: Caller, round: string, asked: AdvanceAsked): Promise<AdvanceRow> {
    const id = commandId(caller, `${round}/advance`, 0);
    const hash = hashOf(asked);
    const current = this.busy.get(round);
    if (current && current.id !== id) throw busy(round);
    if (!current) {
      // Taken before anything is waited for: nobody else begins meanwhile.
      const done = this.begin(id, hash, caller, round, asked);
      this.busy.set(round, { id, done });
      void done.catch(() => {}).finally(() => this.busy.delete(round));
    }
    await Promise.race([this.busy.get(round)?.done, sleep(PATIENCE_MS, undefined, { ref: false })]);
    const row = await advanceById(this.rehearsals.db, id);
    if (row && row.hash !== hash) throw keyReused();
    if (row) return row;
    throw new ApiProblem(problem(503, 'unconfirmed', '尚未确认，请用同一编号重试'), 5);
  }

  /** The advance a rehearsal is in. */
  running(round: string): string | null {
    return this.busy.get(round)?.id ?? null;
  }

  private async begin(id: string, hash: string, caller: Caller, round: string, asked: AdvanceAsked): Promise<void> {
    const { db } = this.rehearsals;
    const known = await advanceById(db, id);
    if (known && (known.hash !== hash || known.status === 'done')) return;
    const groups = await groupsOfRehearsal(this.rehearsals, round);
    const row = known ?? (await this.note(id, hash, caller, round, asked, groups));
    try {
      await this.run(row, groups);
    } catch (error) {
      await updateAdvance(db, id, { status: 'failed' }).catch(() => {});
      this.failed(error, round);
    }
  }

  private async note(
    id: string,
    hash: string,
    { account }: Caller,
    round: string,
    asked: AdvanceAsked,
    groups: Group[],
  ): Promise<AdvanceRow> {
    const { db, clocks } = this.rehearsals;
    const standing = await clocks.standing(round, groups);
    const now = (await clocks.now(round)).toISOString();
    const row: AdvanceRow = {
      id,
      hash,
      round,
      askedBy: account,
      askedAt: new Date().toISOString(),
      from: now,
      target: targetOf(asked, standing, now),
      reached: now,
      status: 'running',
      before: Object.fromEntries(standing.map(({ workflowId, revision }) => [workflowId, revision])),
      after: null,
    };
    if (await insertAdvance(db, row)) return row;
    // Another process noted the same request first: its target counts.
    return (await advanceById(db, id)) ?? row;
  }

  /** To the noted instant and not beyond, however often it is begun. */
  private async run({ id, round, target }: AdvanceRow, groups: Group[]): Promise<void> {
    const { db, clocks } = this.rehearsals;
    await updateAdvance(db, id, { status: 'running' });
    const there = await clocks.reach(round, groups, target, (reached) => updateAdvance(db, id, { reached }));
    const after = Object.fromEntries(there.map(({ workflowId, revision }) => [workflowId, revision]));
    await updateAdvance(db, id, { status: 'done', reached: target, after });
  }
}

function busy(round: string): ApiProblem {
  return new ApiProblem(problem(409, 'advancing', `演练 ${round} 的时钟正在拨动，请等它到了再拨`), 2);
}
