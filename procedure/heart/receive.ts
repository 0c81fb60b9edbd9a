import { isOrBelongsTo } from './belongs.ts';
import { relaysOf } from './copies.ts';
import { consequences } from './decide.ts';
import { type CopiedCorrection, type Event, event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { later } from './later.ts';
import type { Fact, State } from './state.ts';
import { tick } from './tick.ts';

/** A fact or a correction from a peer, number `n` of its link; `instant` is the sender's (UTC). */
export interface CopyMessage {
  from: string;
  n: number;
  instant: string;
  fact?: Fact | undefined;
  correction?: CopiedCorrection | undefined;
}

/**
 * Applies the next message of a link. The caller keeps the order: `n` is the number after the last applied one; a
 * repeated one changes nothing.
 */
export function receive(state: State, message: CopyMessage, instant: string): Event[] {
  const { from, n } = message;
  if (n <= (state.links.applied[from] ?? 0)) return [];
  const now = later(instant, state.last);
  const fallen = tick(state, now);
  const current = evolveAll(state, fallen);
  const own = message.correction ? corrected(current, message.correction, message, now) : told(current, message, now);
  return own ? [...fallen, ...consequences(current, [own], now)] : fallen;
}

function told(state: State, { from, n, fact }: CopyMessage, now: string): Event | undefined {
  if (!fact) return undefined;
  const copies = relaysOf(state, [fact]);
  return event(now, {
    type: 'fact.copied',
    from,
    n,
    fact: { ...fact, from },
    ...(copies.length > 0 ? { copies } : {}),
  });
}

function corrected(state: State, correction: CopiedCorrection, { from, n }: CopyMessage, now: string): Event {
  const before = state.facts.filter((fact) => isOrBelongsTo(fact, correction.factId));
  const copies = relaysOf(state, [...before, ...correction.after]);
  const passed = copies.length > 0 ? { copies } : {};
  return event(now, { type: 'correction.copied', from, n, correction: foreign(correction, from), ...passed });
}

function foreign(correction: CopiedCorrection, from: string): CopiedCorrection {
  return { ...correction, after: correction.after.map((fact) => ({ ...fact, from })) };
}
