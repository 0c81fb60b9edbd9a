import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozen } from '../../test/support/heart.ts';
import { commandOf, freshState, type HostName, type Move, moves } from '../../test/support/heart-arbitrary.ts';
import { dateOfInstant } from '../counting/index.ts';
import { decide } from './decide.ts';
import { derive } from './derive.ts';
import type { Event } from './event.ts';
import { evolve, evolveAll } from './evolve.ts';
import type { State } from './state.ts';
import { nextDue, tick } from './tick.ts';

const HOSTS: HostName[] = ['round', 'inspection', 'transfer'];
const start = fc.constantFrom('2022-04-01', '2026-10-20');
const rulebook = fc.constantFrom('township-2022', 'wuyang-2023', 'xinghai-wuyang');
const run = fc.record({ host: fc.constantFrom(...HOSTS), rulebook, start, moves });
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;
const RUNS = { numRuns: 120 };

interface Taken {
  before: State;
  after: State;
  events: Event[];
  instant: string;
  ok: boolean;
}

/** Plays a run; every state is frozen, so whoever changes its input is found out. */
function play({ host, rulebook: book, start: from, moves: all }: Run, each: (taken: Taken, move: Move) => void): State {
  let state = frozen(freshState(host, book, from));
  let at = Date.parse(state.last);
  all.forEach((move, index) => {
    at += move.days * 86_400_000 + move.hour * 3_600_000;
    const instant = new Date(at).toISOString();
    const command = commandOf(state, host, move, instant);
    const decision = decide(state, command, `c${index}`, instant);
    const events = decision.ok ? decision.events : [];
    const after = frozen(evolveAll(state, events));
    each({ before: state, after, events, instant, ok: decision.ok }, move);
    state = after;
  });
  return state;
}

function plusDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

/** The same state with its records inserted the other way round. */
function shuffled(state: State): State {
  return { ...state, deadlines: Object.fromEntries(Object.entries(state.deadlines).reverse()) };
}

describe('the heart, whatever is entered', () => {
  it('ticks once: a second tick adds nothing, and no instant comes again', () => {
    fc.assert(
      fc.property(run, (r) => {
        play(r, ({ after, instant }) => {
          const due = nextDue(after);
          const until = plusDays(instant, 30);
          const once = evolveAll(after, tick(after, until));
          expect(tick(once, until)).toEqual([]);
          if (due === undefined) return;
          const ticked = evolveAll(after, tick(after, due));
          const next = nextDue(ticked);
          if (next !== undefined) expect(next > ticked.last && next > due).toBe(true);
        });
      }),
      RUNS,
    );
  });

  it('ticks the same in one step or two, in one order', () => {
    fc.assert(
      fc.property(run, fc.nat({ max: 90 }), fc.nat({ max: 90 }), (r, a, b) => {
        const state = play(r, () => undefined);
        const [t1, t2] = [plusDays(state.last, a), plusDays(state.last, a + b)];
        const first = tick(state, t1);
        const both = [...first, ...tick(evolveAll(state, first), t2)];
        expect(both).toEqual(tick(state, t2));
        expect(tick(shuffled(state), t2)).toEqual(both);
      }),
      RUNS,
    );
  });

  it('decides the same live, with the clock gone on before, and in backfill', () => {
    fc.assert(
      fc.property(run, (r) => {
        let ticked = frozen(freshState(r.host, r.rulebook, r.start));
        let backfilled: State = frozen({ ...ticked, mode: 'backfill' as const });
        let index = 0;
        play(r, ({ events, instant }, move) => {
          const gone = tick(ticked, instant);
          ticked = evolveAll(ticked, gone);
          const command = commandOf(ticked, r.host, move, instant);
          const id = `c${index++}`;
          const live = decide(ticked, command, id, instant);
          const all = live.ok ? [...gone, ...live.events] : gone;
          const past = decide(backfilled, command, id, instant);
          if (live.ok) ticked = evolveAll(ticked, live.events);
          expect(past.ok).toBe(live.ok);
          if (past.ok) {
            backfilled = evolveAll(backfilled, past.events);
            expect(events.slice(-1)).toEqual(all.slice(-1));
          }
        });
        const until = plusDays(ticked.last > backfilled.last ? ticked.last : backfilled.last, 10);
        const [a, b] = [ticked, backfilled].map((s) => evolveAll(s, tick(s, until)));
        expect({ ...b, mode: 'live' }).toEqual(a);
      }),
      RUNS,
    );
  });

  it('leaves a state that can be carried over and goes on the same', () => {
    fc.assert(
      fc.property(run, fc.nat({ max: 120 }), (r, days) => {
        const state = play(r, () => undefined);
        const carried: State = JSON.parse(JSON.stringify(state));
        expect(JSON.parse(JSON.stringify(state))).toEqual(JSON.parse(JSON.stringify(carried)));
        const until = plusDays(state.last, days);
        expect(evolveAll(carried, tick(carried, until))).toEqual(evolveAll(state, tick(state, until)));
        expect(nextDue(carried)).toBe(nextDue(state));
      }),
      RUNS,
    );
  });

  it('rejects without a trace, counts densely, and never goes back in time', () => {
    fc.assert(
      fc.property(run, (r) => {
        play(r, ({ before, after, events, ok }) => {
          if (!ok) expect(after).toBe(before);
          expect(after.revision).toBe(before.revision + events.length);
          expect(after.last >= before.last).toBe(true);
          for (const event of events) expect(event.at <= after.last).toBe(true);
          let folded = before;
          for (const event of events) {
            const next = evolve(folded, event);
            expect(next.revision).toBe(folded.revision + 1);
            folded = next;
          }
          expect(folded).toEqual(after);
        });
      }),
      RUNS,
    );
  });

  it('fires each rung once per deadline and generation, and tells nobody but the office of its superiors', () => {
    fc.assert(
      fc.property(run, (r) => {
        const seen = new Set<string>();
        const check = (events: Event[], { book }: State) => {
          for (const event of events) {
            if (event.type !== 'rung.fired' && event.type !== 'rung.skipped') continue;
            const id = `${event.key}#${event.generation}#${event.rung}`;
            expect(seen).not.toContain(id);
            seen.add(id);
            const rule = book.deadlines[event.rule];
            if (event.type === 'rung.fired' && rule && (rule['remind-only'] || rule.force === 'soft')) {
              expect(event.to).toEqual(['office']);
              expect(event.paper).toBeUndefined();
            }
          }
        };
        const state = play(r, ({ events, after }) => check(events, after));
        check(tick(state, plusDays(state.last, 400)), state);
      }),
      RUNS,
    );
  });

  it('derives the same twice, and records what it derives', () => {
    fc.assert(
      fc.property(run, (r) => {
        play(r, ({ after, ok }) => {
          if (!ok) return;
          const date = dateOfInstant(after.last);
          const instances = derive(after, date);
          expect(derive(after, date)).toEqual(instances);
          for (const { key, due, provisional, met, waived, waiting } of instances) {
            const known = after.deadlines[key];
            expect(known).toMatchObject({ due, provisional });
            const status = waived !== undefined ? 'waived' : met ? 'met' : waiting ? 'waiting' : 'open';
            expect([status, 'waiting', 'waived']).toContain(known?.status);
            if (met && waived === undefined) expect(known?.metOn).toBe(met.on);
          }
          const present = new Set(instances.map(({ key }) => key));
          for (const { key, status } of Object.values(after.deadlines)) {
            if (!present.has(key)) expect(status).toBe('withdrawn');
          }
        });
      }),
      RUNS,
    );
  });
});
