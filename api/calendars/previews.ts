import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { behindCalendar } from '../../db/queries/behind-calendar.ts';
import {
  beginPreview,
  finishPreview,
  type PreviewRow,
  previewById,
  saveAnswer,
  saveUnanswered,
} from '../../db/queries/calendar-previews.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { CalendarMove } from '../../procedure/heart/calendar-moves.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { EngineFailure } from '../orchestrator/engine.ts';
import type { Caller } from '../orchestrator.ts';
import { ApiProblem, keyReused } from '../problem.ts';
import type { Proposal } from '../schemas/calendars.ts';
import type { Version } from './in-force.ts';

/** Workflows asked at the same time. */
const AT_ONCE = 8;
/** How often one that does not answer is asked, and how long between. */
const TRIES = 3;
const PAUSE_MS = 500;

/**
 * Previews under way in this process. Each asks every open workflow what the calendar would move, a few at a time, and
 * writes each answer as it comes. One whose process ended is begun again when its key comes back.
 */
export class Previews {
  private readonly running = new Map<string, Promise<void>>();
  private readonly beginning = new Map<string, Promise<PreviewRow>>();
  private closed = false;

  constructor(
    private readonly deps: ApiDeps,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Begins a preview, or tells of the one this key began. */
  async begin(caller: Caller, proposal: Proposal, base: Version, calendar: Calendar): Promise<PreviewRow> {
    const id = hashOf(['calendar-preview', caller.account, caller.key]).slice(0, 32);
    // The same request twice at once is one preview.
    const beginning = (this.beginning.get(id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.beginOne(id, caller, proposal, base, calendar));
    this.beginning.set(id, beginning);
    return beginning.finally(() => this.beginning.delete(id));
  }

  private async beginOne(
    id: string,
    caller: Caller,
    proposal: Proposal,
    base: Version,
    calendar: Calendar,
  ): Promise<PreviewRow> {
    const { db } = this.deps;
    const before = await previewById(db, id);
    const hash = hashOf(proposal);
    if (before && before.proposal !== hash) throw keyReused();
    if (before && (before.finished || this.running.has(id))) return before;
    const workflows = (await behindCalendar(db, calendar.version)).map(({ workflowId }) => workflowId);
    const startedAt = instantNow(this.deps);
    const total = workflows.length;
    const row = { id, proposal: hash, baseNo: base.no, calendar, typedBy: caller.account, startedAt, total };
    await beginPreview(db, row);
    this.running.set(
      id,
      this.run(id, calendar, workflows)
        .catch((error: unknown) => this.log.error({ err: error, preview: id }, 'preview broken off'))
        .finally(() => this.running.delete(id)),
    );
    return { ...row, done: 0, finished: false, unanswered: {} };
  }

  /** Whether somebody is still asking; one that is not finished either was broken off. */
  isRunning(id: string): boolean {
    return this.running.has(id);
  }

  /** Resolves when nothing is asked any more. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.running.values());
  }

  private async run(id: string, calendar: Calendar, workflows: string[]): Promise<void> {
    const queue = workflows.values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.askAll(id, calendar, queue)));
    if (!this.closed) await finishPreview(this.deps.db, id);
  }

  private async askAll(id: string, calendar: Calendar, queue: IterableIterator<string>): Promise<void> {
    for (const workflowId of queue) {
      if (this.closed) return;
      const answer = await this.ask(workflowId, calendar);
      if (typeof answer === 'string') await saveUnanswered(this.deps.db, id, workflowId, answer);
      else await saveAnswer(this.deps.db, id, workflowId, answer);
    }
  }

  /** The moves, or why there is no answer. */
  private async ask(workflowId: string, calendar: Calendar): Promise<CalendarMove[] | string> {
    for (let tries = 1; ; tries += 1) {
      try {
        const asked = { kind: 'calendar', calendar, instant: instantNow(this.deps) } as const;
        return (await this.deps.orchestrator.look(workflowId, asked)).moves;
      } catch (error) {
        const failed = error instanceof EngineFailure || error instanceof ApiProblem;
        if (!failed) throw error;
        if (tries >= TRIES || this.closed) return error instanceof ApiProblem ? error.message : '引擎中没有这个工作流';
        await sleep(PAUSE_MS);
      }
    }
  }
}
