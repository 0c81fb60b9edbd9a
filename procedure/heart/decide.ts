import type { Command } from './command.ts';
import { decideFact } from './decide-fact.ts';
import { decideDeadline, decideTransfer, decideUpkeep } from './decide-other.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { later } from './later.ts';
import { reconcile } from './reconcile.ts';
import { Refusal, type Rejection } from './rejection.ts';
import { settleDoneBy } from './settle.ts';
import type { State } from './state.ts';
import { tick } from './tick.ts';

export { dayOf, instantOf } from './moment.ts';

/** What a command leads to. A rejection leaves no trace: no event, no change. */
export type Decision = { ok: true; events: Event[] } | { ok: false; rejection: Rejection };

/**
 * Decides a command at an instant (UTC): first everything that fell due by then, then the command's own events, then
 * what they change in the deadlines. `id` becomes the id of the fact it records.
 */
export function decide(state: State, command: Command, id: string, instant: string): Decision {
  // The clock never goes back, and a tick never runs ahead of it.
  const now = later(instant, state.last);
  const until = command.type === 'tick' && command.until < now ? command.until : now;
  const fallen = tick(state, until);
  const current = evolveAll(state, fallen);
  try {
    const own = ownEvents(current, command, id, now);
    return { ok: true, events: [...fallen, ...(own.length === 0 ? [] : consequences(current, own, now))] };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, rejection: error.rejection };
    throw error;
  }
}

/** The events themselves, the steps they complete, and what they change in the deadlines. */
export function consequences(state: State, own: Event[], instant: string): Event[] {
  const recorded = evolveAll(state, own);
  const implied = settleDoneBy(recorded, instant);
  return [...own, ...implied, ...reconcile(evolveAll(recorded, implied), instant)];
}

function ownEvents(state: State, command: Command, id: string, instant: string): Event[] {
  switch (command.type) {
    case 'record-fact':
    case 'correct-fact':
    case 'return-fact':
      return decideFact(state, command, id, instant);
    case 'extend-deadline':
    case 'waive-deadline':
      return decideDeadline(state, command, instant);
    case 'assemble-transfer':
      return decideTransfer(state, command, instant);
    default:
      return decideUpkeep(state, command, instant);
  }
}
