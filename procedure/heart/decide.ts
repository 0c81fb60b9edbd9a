import type { Command } from './command.ts';
import { decideDeadline } from './decide-deadline.ts';
import { decideFact } from './decide-fact.ts';
import { decideTransfer, decideUpkeep } from './decide-other.ts';
import { decideRegister } from './decide-register.ts';
import { decideDraft } from './drafts.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import type { Given } from './given.ts';
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
 * what they change in the deadlines. `id` becomes the id of the fact it records; `given` is what came with the command:
 * the decisions it rests on and what is known of the person it is about.
 */
export function decide(state: State, command: Command, id: string, instant: string, given: Given = {}): Decision {
  // The clock never goes back, and a tick never runs ahead of it.
  const now = later(instant, state.last);
  const until = command.type === 'tick' && command.until < now ? command.until : now;
  const fallen = tick(state, until);
  const current = evolveAll(state, fallen);
  try {
    const own = ownEvents(current, command, id, now, given);
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
  const revised = own.some(({ type }) => type === 'rulebook.revised');
  return [...own, ...implied, ...reconcile(evolveAll(recorded, implied), instant, revised)];
}

function ownEvents(state: State, command: Command, id: string, instant: string, given: Given): Event[] {
  switch (command.type) {
    case 'record-fact':
    case 'correct-fact':
    case 'return-fact':
      return decideFact(state, command, id, instant, given);
    case 'sign-draft':
    case 'return-draft':
      return decideDraft(state, command, instant, given);
    case 'extend-deadline':
    case 'waive-deadline':
    case 'request-extension':
    case 'refuse-extension':
    case 'pause-deadline':
    case 'resume-deadline':
    case 'remind-deadline':
      return decideDeadline(state, command, id, instant, given);
    case 'assemble-transfer':
      return decideTransfer(state, command, instant);
    case 'register-target':
    case 'register-person':
      return decideRegister(state, command, instant);
    default:
      return decideUpkeep(state, command, instant);
  }
}
