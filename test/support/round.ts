import { randomInt } from 'node:crypto';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { StaffCommand, SystemCommand } from '../../procedure/heart/command.ts';
import type { Group } from '../../procedure/heart/state.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { SubmitResult } from '../../workflows/messages.ts';
import type { Product } from './product.ts';

/** A round number no other test of this run uses. */
export function freeRoundNo(): string {
  return `R${2000 + randomInt(100)}-${String(randomInt(100)).padStart(2, '0')}`;
}

/** One group inspecting one organization. */
export const ONE_GROUP: Group[] = [
  {
    no: 1,
    inspections: [{ ref: '1-1', group: 1, no: 1, name: '甲镇党委', villages: 12, traits: ['mobile-villages'] }],
  },
];

export interface RoundOptions {
  /** A rulebook that ships, by its id, or any published one. */
  rulebook: string | Rulebook;
  /** What the round's clock reads when it starts (UTC). */
  instant: string;
  mode?: 'live' | 'backfill';
  groups?: Group[];
  params?: Record<string, string>;
  maxUpdates?: number;
}

/** Starts a round whose clock begins at a past instant; it runs on in real time from there. */
export async function startRound({ client }: Product, options: RoundOptions): Promise<string> {
  const round = freeRoundNo();
  const { rulebook, instant, mode = 'live', groups = ONE_GROUP, params = {}, maxUpdates } = options;
  const input = {
    v: 1,
    round,
    mode,
    book: typeof rulebook === 'string' ? rulebookLibrary().resolve(rulebook) : rulebook,
    calendar: publishedCalendar(),
    clockOffset: mode === 'backfill' ? 0 : Date.parse(instant) - Date.now(),
    instant,
    origin: { commandId: `start/${round}`, commandHash: '0', typedBy: 'test' },
    params,
    plans: {},
    groups,
    ...(maxUpdates === undefined ? {} : { maxUpdates }),
  };
  await client.workflow.start('round', { workflowId: round, taskQueue: 'xuncheng', args: [input] });
  return round;
}

/** Starts the standing office, whose clock is the real one. */
export async function startOffice(
  { client }: Product,
  { rulebook, params = {} }: Pick<RoundOptions, 'params'> & { rulebook: string },
): Promise<void> {
  const input = {
    v: 1,
    round: OFFICE,
    mode: 'live',
    book: rulebookLibrary().resolve(rulebook),
    calendar: publishedCalendar(),
    clockOffset: 0,
    instant: new Date().toISOString(),
    origin: { commandId: 'start/office', commandHash: '0', typedBy: 'test' },
    params,
    plans: {},
  };
  await client.workflow.start('office', { workflowId: OFFICE, taskQueue: 'xuncheng', args: [input] });
}

/** Submits commands under ids `<id>.0`, `<id>.1` …; repeating it with the same id changes nothing. */
export function submit(
  { client }: Product,
  workflowId: string,
  id: string,
  ...commands: (StaffCommand | SystemCommand)[]
): Promise<SubmitResult> {
  const envelopes = commands.map((command, index) => ({ id: `${id}.${index}`, hash: id, typedBy: 'test', command }));
  return client.workflow.getHandle(workflowId).executeUpdate<SubmitResult, [{ commands: typeof envelopes }]>('submit', {
    args: [{ commands: envelopes }],
    updateId: id,
  });
}

/** The command that records a fact. */
export function fact(name: string, on: string, at: string, more: Partial<StaffCommand> = {}): StaffCommand {
  return { type: 'record-fact', fact: name, on, at, data: {}, ...more } as StaffCommand;
}
