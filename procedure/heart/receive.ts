import { type CopiedCorrection, type Event, event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { reconcile } from './reconcile.ts';
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

/** Applies the next message of a link. The caller keeps the order: `n` is the number after the last applied one. */
export function receive(state: State, message: CopyMessage, instant: string): Event[] {
  const fallen = tick(state, instant);
  const current = evolveAll(state, fallen);
  const { from, n } = message;
  const own = message.correction
    ? event(instant, { type: 'correction.copied', from, n, correction: foreign(message.correction, from) })
    : message.fact && event(instant, { type: 'fact.copied', from, n, fact: { ...message.fact, from } });
  if (!own) return fallen;
  return [...fallen, own, ...reconcile(evolveAll(current, [own]), instant)];
}

function foreign(correction: CopiedCorrection, from: string): CopiedCorrection {
  return { ...correction, after: correction.after.map((fact) => ({ ...fact, from })) };
}
