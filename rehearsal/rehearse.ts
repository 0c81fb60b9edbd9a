import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../db/client.ts';
import { saveCalendar } from '../db/queries/calendars.ts';
import { entriesOf } from '../db/queries/entries.ts';
import { listRounds } from '../db/queries/rounds.ts';
import { saveRulebook } from '../db/queries/rulebooks.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import { atTime, noon } from '../procedure/counting/index.ts';
import type { DeadlineRow as Row } from '../procedure/deadline-row.ts';
import type { Entry } from '../procedure/entry.ts';
import { Reader } from '../procedure/narrative/reader.ts';
import { hashOf } from '../procedure/rulebook/hash.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { type Envelope, REJECTED, type Rejections, type RoundInput } from '../workflows/messages.ts';
import { deadlineRows } from './deadlines.ts';
import { homeId } from './members.ts';
import type { Act } from './scenario/act.ts';
import { type Scenario, scenarioOf } from './scenario/scenario.ts';
import { type Line, linesOf } from './timeline.ts';
import { VirtualRound } from './virtual-round.ts';

/** What a rehearsal plays on: the rehearsal namespace and the ledger of its worker. */
export interface Stage {
  client: Client;
  db: Db;
  taskQueue: string;
}

export interface Rehearsal {
  round: string;
  timeline: Line[];
  deadlines: Row[];
  /** Commands submitted, times a clock was run ahead, seconds it all took. */
  figures: { commands: number; forwards: number; seconds: number };
}

/** Told the new lines after every step, and how far the rehearsal is. */
export type Told = (lines: Line[], done: number, total: number) => void;

const TYPED_BY = '演练';
const ROUNDS_A_YEAR = 99;

/** Plays a whole round of the rulebook on the engine's virtual time, then ends its workflows. */
export async function rehearse(stage: Stage, book: Rulebook, calendar: Calendar, told: Told): Promise<Rehearsal> {
  const started = Date.now();
  const scenario = scenarioOf(book, calendar);
  const { groups, batches, strides } = scenario;
  const round = await startRound(stage, scenario, book, calendar);
  const virtual = new VirtualRound(stage.client, round, groups);
  const reader = new Reader(new Map([[book.hash, book]]));
  const ledger = new Ledger(stage.db);
  const timeline: Line[] = [];
  let commands = 0;
  const tell = async (done: number) => {
    const lines = linesOf(await ledger.news(virtual.members), reader);
    timeline.push(...lines);
    told(lines, done, strides.length);
  };
  try {
    for (const [index, { date, parts }] of strides.entries()) {
      await virtual.reach(noon(date));
      await tell(index);
      const submissions = [...parts].map(([on, list]) => submit(virtual, homeId(round, on), list, `${round}/${index}`));
      await Promise.all(submissions);
      commands += [...parts.values()].flat().length;
    }
    await virtual.quiet();
    await tell(strides.length);
    const deadlines = await deadlineRows(stage.db, round, scenario.end, batches);
    const seconds = (Date.now() - started) / 1000;
    return { round, timeline, deadlines, figures: { commands, forwards: virtual.forwards, seconds } };
  } finally {
    await Promise.all(virtual.members.map((workflowId) => end(stage.client, workflowId)));
  }
}

/** Starts the round under the first number that no rehearsal has used. */
async function startRound(
  { client, db, taskQueue }: Stage,
  scenario: Scenario,
  book: Rulebook,
  calendar: Calendar,
): Promise<string> {
  const publishedAt = new Date().toISOString();
  await saveRulebook(db, book, publishedAt);
  await saveCalendar(db, calendar, publishedAt);
  const { start, groups, params } = scenario;
  const instant = atTime(start, '08:30');
  const year = Number(start.slice(0, 4));
  for (let n = (await listRounds(db)).length; ; n += 1) {
    const no = String((n % ROUNDS_A_YEAR) + 1).padStart(2, '0');
    const round = `R${year + Math.floor(n / ROUNDS_A_YEAR)}-${no}`;
    const input: RoundInput = {
      v: 1,
      round,
      mode: 'live',
      book,
      calendar,
      clockOffset: Date.parse(instant) - Date.now(),
      instant,
      origin: { commandId: `rehearsal/${round}`, commandHash: book.hash, typedBy: TYPED_BY },
      params,
      plans: {},
      groups,
    };
    try {
      await client.workflow.start('round', {
        workflowId: round,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      });
      return round;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}

/** Submits what one workflow takes of a stride: all of it, or the rehearsal stops and says why. */
async function submit(virtual: VirtualRound, workflowId: string, acts: Act[], key: string): Promise<void> {
  const envelopes = acts.map((act, index) => envelope(act, `${key}/${workflowId}/${index}`));
  try {
    await virtual.send(workflowId, envelopes);
  } catch (error) {
    throw new Error(reason(workflowId, rejectionsOf(error)), { cause: error });
  }
}

function envelope({ command, approvals, evidence }: Act, id: string): Envelope {
  const given = { command, ...(approvals && { approvals }), ...(evidence && { evidence }) };
  return { id, hash: hashOf(given), typedBy: TYPED_BY, ...given };
}

function rejectionsOf(error: unknown): Rejections | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REJECTED) return undefined;
  return cause.details?.[0] as Rejections;
}

function reason(workflowId: string, rejections: Rejections | undefined): string {
  const details = rejections?.flatMap((one) => (one ? [one.detail] : [])) ?? [];
  return [`演练停在 ${workflowId}`, ...details].join('：');
}

/** A rehearsal that ended leaves no timers behind. */
async function end(client: Client, workflowId: string): Promise<void> {
  await client.workflow
    .getHandle(workflowId)
    .terminate('演练结束')
    .catch(() => undefined);
}

/** What the ledger has of each workflow beyond what was read before. */
class Ledger {
  private readonly read = new Map<string, number>();

  constructor(private readonly db: Db) {}

  async news(workflowIds: string[]): Promise<Entry[]> {
    const found = await Promise.all(
      workflowIds.map((id) => entriesOf(this.db, id, { after: this.read.get(id) ?? 0, limit: 10_000 })),
    );
    for (const { workflowId, seq } of found.flat()) this.read.set(workflowId, seq);
    return found.flat();
  }
}
