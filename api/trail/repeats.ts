import type { TrailNote } from '../../db/trail/chain.ts';
import type { TrailEvent } from '../../db/trail/events.ts';
import { IDLE_MS } from '../auth/limits.ts';

const MINUTE_MS = 60_000;

/**
 * Events that one and the same caller repeats at will, and for how long the same again is only counted. Everything else
 * is an entry each time.
 */
const SPANS: Partial<Record<TrailEvent, number>> = {
  'sign-in-refused': MINUTE_MS,
  'sign-in-waits': MINUTE_MS,
  'session-refused': MINUTE_MS,
  'token-refused': MINUTE_MS,
  refused: MINUTE_MS,
  'cross-site-refused': MINUTE_MS,
  'basic-used': IDLE_MS,
  'key-used': IDLE_MS,
  'local-used': IDLE_MS,
  'trail-read': IDLE_MS,
};

/** What goes on all day, as against what should not happen: a stretch of it is one log line, too. */
export function isUse(event: TrailEvent): boolean {
  return SPANS[event] === IDLE_MS;
}

/** Spans open at once; what is beyond is counted together, whoever it was. */
const MOST_OPEN = 500;

interface Span {
  ends: number;
  /** The last one that was only counted. */
  note?: TrailNote;
  times: number;
}

/** Bounds how fast others can make the trail grow: the first is noted at once, the same again within its span counted. */
export class Repeats {
  readonly #open = new Map<string, Span>();

  /** Whether this is to be noted now; counted otherwise. `like` tells apart what the note itself does not tell. */
  isFirst(note: TrailNote, like = ''): boolean {
    const span = SPANS[note.event];
    if (span === undefined) return true;
    const own = JSON.stringify([note.event, note.account, note.address, like, note.detail]);
    const crowded = !this.#open.has(own) && this.#open.size >= MOST_OPEN;
    const kept = crowded ? { ...note, account: '', address: '', detail: { crowd: true } } : note;
    const key = crowded ? note.event : own;
    const known = this.#open.get(key);
    if (known) Object.assign(known, { note: kept, times: known.times + 1 });
    else this.#open.set(key, { ends: Date.parse(note.at) + span, times: 0 });
    return known === undefined;
  }

  /** The counts of the spans that ended by now (all of them without), each told once. */
  ended(now = Number.POSITIVE_INFINITY): TrailNote[] {
    const over = [...this.#open].filter(([, { ends }]) => ends <= now);
    for (const [key] of over) this.#open.delete(key);
    return over.flatMap(([, { note, times }]) => (note ? [{ ...note, detail: { ...note.detail, times } }] : []));
  }
}
