import { atTime, dateOfInstant, noon } from '../counting/index.ts';
import type { Command } from './command.ts';
import { decideFact } from './decide-fact.ts';
import { decideDeadline, decideTransfer, decideUpkeep } from './decide-other.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { reconcile } from './reconcile.ts';
import { Refusal, type Rejection } from './rejection.ts';
import type { State } from './state.ts';
import { tick } from './tick.ts';

/** What a command leads to. A rejection leaves no trace: no event, no change. */
export type Decision = { ok: true; events: Event[] } | { ok: false; rejection: Rejection };

/**
 * Decides a command at an instant (UTC): first everything that fell due by then, then the command's own events, then
 * what they change in the deadlines. `id` becomes the id of the fact it records.
 */
export function decide(state: State, command: Command, id: string, instant: string): Decision {
  const fallen = tick(state, command.type === 'tick' ? command.until : instant);
  const current = evolveAll(state, fallen);
  try {
    const own = ownEvents(current, command, id, instant);
    const settled = own.length === 0 ? [] : reconcile(evolveAll(current, own), instant);
    return { ok: true, events: [...fallen, ...own, ...settled] };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, rejection: error.rejection };
    throw error;
  }
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

/** The instant a user's `at` means: a day is 12:00, a local minute is Asia/Shanghai. */
export function instantOf(at: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return noon(at);
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/.exec(at);
  if (local) return atTime(local[1] ?? '', local[2] ?? '');
  return new Date(at).toISOString();
}

/** The Asia/Shanghai day a user's `at` falls on. */
export function dayOf(at: string): string {
  return dateOfInstant(instantOf(at));
}
