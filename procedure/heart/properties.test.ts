import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, frozen, hostFor, World } from '../../test/support/heart.ts';
import {
  commandOf,
  freshState,
  type HostName,
  type Move,
  messageOf,
  moves,
} from '../../test/support/heart-arbitrary.ts';
import { dateOfInstant } from '../counting/index.ts';
import { decide } from './decide.ts';
import { derive } from './derive.ts';
import type { Event } from './event.ts';
import { evolve, evolveAll } from './evolve.ts';
import { receive } from './receive.ts';
import type { State } from './state.ts';
import { nextDue, tick } from './tick.ts';

const HOSTS: HostName[] = ['round', 'inspection', 'transfer'];
const start = fc.constantFrom('2022-04-01', '2026-10-20');
const rulebook = fc.constantFrom('township-2022', 'wuyang-2023', 'xinghai-wuyang');
const run = fc.record({ host: fc.constantFrom(...HOSTS), rulebook, start, moves });
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;
const RUNS = { numRuns: 80 };

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
    const events = eventsOf(state, host, move, `c${index}`, instant);
    const after = frozen(evolveAll(state, events ?? []));
    each({ before: state, after, events: events ?? [], instant, ok: events !== undefined }, move);
    state = after;
  });
  return state;
}

/** What a command or message, made for `other`, leads to; nothing when it is rejected. */
function eventsOf(state: State, host: HostName, move: Move, id: string, instant: string, other = state) {
  if (move.kind === 'copy') return receive(state, messageOf(other, host, move, instant), instant);
  const decision = decide(state, commandOf(other, host, move, instant), id, instant);
  return decision.ok ? decision.events : undefined;
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
        let live = frozen(freshState(r.host, r.rulebook, r.start));
        let past: State = frozen({ ...live, mode: 'backfill' as const });
        const [asLive, asPast]: [Event[], Event[]] = [[], []];
        let index = 0;
        play(r, ({ instant }, move) => {
          const gone = tick(live, instant);
          asLive.push(...gone);
          live = evolveAll(live, gone);
          const id = `c${index++}`;
          const a = eventsOf(live, r.host, move, id, instant);
          const b = eventsOf(past, r.host, move, id, instant, live);
          expect(b === undefined).toBe(a === undefined);
          asLive.push(...(a ?? []));
          asPast.push(...(b ?? []));
          [live, past] = [evolveAll(live, a ?? []), evolveAll(past, b ?? [])];
        });
        const until = plusDays(live.last, 400);
        expect([...asPast, ...tick(past, until)]).toEqual([...asLive, ...tick(live, until)]);
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

  it('never makes a duty due earlier because its trigger came later', () => {
    const rules = [
      { on: 'inspection/1-1', fact: 'withdraw.exit', rule: 'hearing.leading-group' },
      { on: 'inspection/1-1', fact: 'withdraw.exit', rule: 'hearing.standing-committee' },
      { on: 'inspection/1-1', fact: 'feedback.leadership', rule: 'rectification.report' },
      { on: 'inspection/1-1', fact: 'feedback.leadership', rule: 'supervision.report' },
    ];
    const due = (rule: (typeof rules)[number], date: string) => {
      const w = new World({ book: bookOf('xinghai-wuyang'), start: '2022-01-01' });
      w.fact(rule.on, rule.fact, date, {}, { late: '补录' });
      return w.deadline(hostFor(rule.on), rule.rule)?.due ?? '';
    };
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.nat({ max: 1500 }), fc.nat({ max: 40 }), (rule, a, b) => {
        const day = (n: number) => new Date(Date.parse('2022-01-02') + n * 86_400_000).toISOString().slice(0, 10);
        const [early, late] = [due(rule, day(a)), due(rule, day(a + b))];
        expect(early > day(a) && late >= early).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
