import type { Event, EventBody } from './heart/event.ts';
import type { Approval } from './heart/given.ts';
import type { Host } from './levels.ts';

export type { Approval } from './heart/given.ts';

/** What is known of the command an entry comes from; absent for what the clock or a peer caused. */
export interface Origin {
  commandId: string;
  commandHash: string;
  /** Account that typed it. */
  typedBy: string;
  approval?: Approval | undefined;
  /** Where a paper went through several hands, each signature in its order. */
  approvals?: Approval[] | undefined;
  evidence?: string[] | undefined;
}

/** Event bodies as the ledger keeps them: a revision names its version instead of carrying the whole text. */
export type EntryBody =
  | Exclude<EventBody, { type: 'calendar.revised' } | { type: 'rulebook.revised' }>
  | { type: 'calendar.revised'; version: string }
  | {
      type: 'rulebook.revised';
      hash: string;
      was?: string | undefined;
      reason?: string | undefined;
      /** Which fact went to which peer, as which number of the link. */
      copies?: { to: string; n: number; fact: string }[] | undefined;
    };

/** One line of the ledger. Emitted by the workflow's sink and written by the flush; never changed afterwards. */
export interface Entry {
  workflowId: string;
  host: Host;
  round: string;
  /** Dense per workflow, over all its runs, from 1. It is also the workflow's revision. */
  seq: number;
  v: 1;
  type: EntryBody['type'];
  /** When it happened (Asia/Shanghai calendar, stored as UTC instant). */
  happenedAt: string;
  /** When it fell due, for what the clock caused. */
  fellDueAt: string | null;
  /** Workflow time of recording, never the database's. */
  recordedAt: string;
  /** True in backfill: recorded later from paper, effects not carried out. */
  historic: boolean;
  rulebookHash: string;
  calendarVersion: string;
  origin: Origin | null;
  body: EntryBody;
}

/** What surrounds the events of one command or tick when they become entries. */
export interface EntryContext {
  workflowId: string;
  host: Host;
  round: string;
  seq: number;
  recordedAt: string;
  historic: boolean;
  rulebookHash: string;
  calendarVersion: string;
  origin: Origin | null;
}

const CAUSED_BY_CLOCK = new Set(['deadline.lapsed', 'rung.fired', 'rung.skipped']);

/** The entry of `event` as number `seq` of its workflow. */
export function toEntry(event: Event, context: EntryContext): Entry {
  const { v, at, ...rest } = event;
  const body = trim(rest as EventBody);
  const happenedAt = 'fact' in body ? body.fact.at : at;
  const fellDueAt = CAUSED_BY_CLOCK.has(body.type) ? at : null;
  return { ...context, v, type: body.type, happenedAt, fellDueAt, body };
}

function trim(body: EventBody): EntryBody {
  if (body.type === 'calendar.revised') return { type: body.type, version: body.calendar.version };
  if (body.type !== 'rulebook.revised') return body;
  const { book, copies, ...rest } = body;
  const sent = copies?.map(({ to, n, fact }) => ({ to, n, fact: fact.id }));
  return { ...rest, hash: book.hash, ...(sent && { copies: sent }) };
}
