import { setTimeout as sleep } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../db/client.ts';
import { type Behind, behindCalendar } from '../db/queries/behind-calendar.ts';
import { revisionFinished, revisionProgress, revisionTakenUp } from '../db/queries/calendar-revisions.ts';
import { versionByNo } from '../db/queries/calendar-versions.ts';
import { calendarCommandPrefix } from '../procedure/ids.ts';
import { hashOf } from '../procedure/rulebook/hash.ts';
import { CONFLICTED, type Envelope, REJECTED, type SubmitRequest, type SubmitResult } from '../workflows/messages.ts';

/** Workflows asked at the same time, and between two looks at who is still behind. */
const AT_ONCE = 8;
const BATCH = 64;
const PAUSE_MS = 200;
/** How long one workflow may take to answer, and how long it is asked again before the others go on without it. */
const ANSWER_MS = 10_000;
const PATIENCE_MS = 180_000;

/** How one workflow answered: it took the calendar, is to be asked again, or never will take it, and why. */
type Answer = 'taken' | 'again' | { failed: string };

/**
 * Takes a calendar version to every open or starting workflow that has an older one, in bounded batches, until none is
 * left. Started again after a worker died it does what is left: the command's id is the version's and the workflow's.
 */
export function createReviseCalendarActivity({ db, client }: { db: Db; client: Client }) {
  async function reviseCalendar({ no }: { no: number }): Promise<void> {
    const published = await versionByNo(db, no);
    if (!published) throw ApplicationFailure.nonRetryable(`库中没有第 ${no} 版日历`, 'Unpublished');
    const context = Context.current();
    await revisionTakenUp(db, no, new Date().toISOString());
    const revision = new Revision(db, client, no, envelopeOf(published), published.version, context);
    while (await revision.batch()) context.cancellationSignal.throwIfAborted();
    await revisionFinished(db, no, new Date().toISOString());
  }

  return { reviseCalendar };
}

type Published = NonNullable<Awaited<ReturnType<typeof versionByNo>>>;

/** The command of a version, without the workflow's own id. */
function envelopeOf({ no, calendar, typedBy, approval }: Published): Envelope {
  const command = { type: 'revise-calendar' as const, calendar };
  const given = { command, ...(approval && { approval }) };
  const signed = Array.isArray(approval) ? { approvals: approval } : approval ? { approval } : {};
  return { id: calendarCommandPrefix(no), hash: hashOf(given), typedBy: typedBy ?? 'system', command, ...signed };
}

class Revision {
  /** Since when each is asked, and since when it has taken it. */
  private readonly asked = new Map<string, number>();
  private readonly taken = new Map<string, number>();
  private readonly failures: Record<string, string> = {};
  private broken = false;

  constructor(
    private readonly db: Db,
    private readonly client: Client,
    private readonly no: number,
    private readonly envelope: Envelope,
    private readonly version: string,
    private readonly context: Context,
  ) {}

  /** Asks the next batch; false when nobody is behind any more but those that cannot take it. */
  async batch(): Promise<boolean> {
    const behind = await behindCalendar(this.db, this.version);
    const still = new Set(behind.map(({ workflowId }) => workflowId));
    // Given up for slow, and there after all.
    for (const id of Object.keys(this.failures)) if (!still.has(id)) delete this.failures[id];
    for (const id of still) this.giveUpWriting(id);
    const left = behind.filter(({ workflowId }) => !Object.hasOwn(this.failures, workflowId));
    await revisionProgress(this.db, this.no, { left: left.length, failures: this.failures });
    if (left.length === 0) return false;
    const asked = left.filter(({ workflowId }) => !this.taken.has(workflowId)).slice(0, BATCH);
    const queue = asked.values();
    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => this.askAll(queue)));
    if (asked.length === 0 || results.includes('again')) await sleep(PAUSE_MS);
    return true;
  }

  private async askAll(queue: IterableIterator<Behind>): Promise<Answer> {
    let worst: Answer = 'taken';
    for (const one of queue) {
      // Somebody else has taken it up, or a lane beside this one broke down: two attempts at once help nobody.
      if (this.broken || this.context.cancellationSignal.aborted) break;
      const { workflowId } = one;
      const answer = await this.ask(one);
      if (answer === 'taken') this.taken.set(workflowId, Date.now());
      else if (answer === 'again') worst = answer;
      else this.failures[workflowId] = answer.failed;
    }
    return worst;
  }

  private async ask({ workflowId, starting }: Behind): Promise<Answer> {
    const id = `${this.envelope.id}${workflowId}`;
    if (!this.asked.has(workflowId)) this.asked.set(workflowId, Date.now());
    const args: [SubmitRequest] = [{ commands: [{ ...this.envelope, id }] }];
    try {
      await this.client.withDeadline(Date.now() + ANSWER_MS, () =>
        this.client.workflow
          .getHandle(workflowId)
          .executeUpdate<SubmitResult, [SubmitRequest]>('submit', { args, updateId: id }),
      );
      return 'taken';
    } catch (error) {
      return this.answerOf(error, workflowId, starting);
    }
  }

  /** Refused or stopped for good, or not there yet or not answering: asked again. Other errors end this attempt. */
  private answerOf(error: unknown, workflowId: string, starting: boolean): Answer {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    const type = cause instanceof ApplicationFailure ? cause.type : undefined;
    if (type === CONFLICTED) return { failed: '台账与历史不一致，已停止登记' };
    if (type === REJECTED) return { failed: '拒绝了新的日历' };
    const unanswered =
      error instanceof WorkflowUpdateFailedError ||
      error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
      isServiceError(error);
    const gone = error instanceof WorkflowNotFoundError;
    if (!unanswered && !gone) {
      this.broken = true;
      throw error;
    }
    const patient = !gone || starting;
    if (patient && Date.now() - (this.asked.get(workflowId) ?? 0) < PATIENCE_MS) return 'again';
    return { failed: gone ? '引擎中没有这个工作流' : '一直没有答复' };
  }

  private giveUpWriting(workflowId: string): void {
    const at = this.taken.get(workflowId);
    if (at !== undefined && Date.now() - at > PATIENCE_MS) this.failures[workflowId] = '已接受，台账一直没有跟上';
  }
}

/** The engine did not take the question just now: it is away, busy, or a task of the workflow is being done again. */
function isServiceError(error: unknown): boolean {
  return error instanceof ServiceError || isGrpcServiceError(error);
}
