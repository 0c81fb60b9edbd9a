import fc from 'fast-check';
import { withNotice } from '../../procedure/calendar/notice.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Command } from '../../procedure/heart/command.ts';
import { crossings } from '../../procedure/heart/crossings.ts';
import type { CopyMessage } from '../../procedure/heart/receive.ts';
import type { FactData, State } from '../../procedure/heart/state.ts';
import { bookOf, CALENDAR, groupsOf, hostFor, ROUND, World } from './heart.ts';

/** A step of an arbitrary run: a command some days after the one before. `choice` picks ids of facts and deadlines that exist. */
export interface Move {
  days: number;
  hour: number;
  kind:
    | 'fact'
    | 'copy'
    | 'correct'
    | 'void'
    | 'return'
    | 'extend'
    | 'waive'
    | 'plan'
    | 'need'
    | 'assemble'
    | 'calendar';
  choice: number;
  /** Picks the letter, group, person or village. */
  where: number;
  back: number;
  dateOnly: boolean;
  /** Data that may be wrong for the fact: names strangers, or what the fact has no use for. */
  wild: FactData | undefined;
  late: boolean;
}

const ref = fc.constantFrom('1-1', '1-2', '2-1', '9-9');
const wild: fc.Arbitrary<FactData> = fc.record(
  {
    orgs: fc.uniqueArray(ref, { minLength: 1, maxLength: 2 }),
    closed: fc.uniqueArray(fc.constantFrom(1, 2, 3, 7), { maxLength: 3 }),
    unit: fc.constantFrom('disc', 'orgd', 'aud', 'nobody'),
    inspections: fc.uniqueArray(ref, { minLength: 1, maxLength: 2 }),
    part: fc.constantFrom('progress', 'principal', 'none'),
    kind: fc.constantFrom('inquiry', 'personal-matters', 'none'),
  },
  { requiredKeys: [] },
);

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    days: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60 })),
    hour: fc.integer({ min: 0, max: 23 }),
    kind: fc.constantFrom<Move['kind']>(
      ...(['fact', 'fact', 'fact', 'fact', 'fact', 'fact', 'copy', 'copy', 'correct', 'void', 'return'] as const),
      ...(['extend', 'waive', 'plan', 'need', 'assemble', 'calendar'] as const),
    ),
    choice: fc.nat({ max: 10_000 }),
    where: fc.nat({ max: 99 }),
    back: fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 40 })),
    dateOnly: fc.boolean(),
    wild: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: wild }),
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
  { maxLength: 25 },
);

export type HostName = 'round' | 'inspection' | 'transfer';

const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
const later = withNotice(CALENDAR, {
  year: 2027,
  sources: [{ number: '试〔2026〕1号', url: 'https://example.invalid/' }],
  holidays: [
    { name: '元旦', off: ['2027-01-01', '2027-01-03'], work: [] },
    { name: '国庆节', off: ['2027-10-01', '2027-10-07'], work: [] },
  ],
});

/** The state an arbitrary run starts from. */
export function freshState(host: HostName, rulebook: string, start: string): State {
  const w = new World({ book: bookOf(rulebook), params, groups: groupsOf([2, 1], 2, ['mobile-villages']), start });
  if (host === 'inspection') return w.inspection('1-1');
  if (host === 'round') {
    for (const letter of LETTERS.slice(0, 3)) w.tryFact(`letter/${letter}`, 'letter.sent', start);
    w.tryFact('letter/aud', 'letter.received', start);
    return w.round;
  }
  const batch = { no: 1, receiver: 'disc', clues: [1, 2, 3], inspections: ['1-1'], early: false };
  w.command(ROUND, { type: 'assemble-transfer', ...batch }, start);
  return w.of(hostFor('transfer/1'));
}

const LETTERS = ['aud', 'court', 'orgd', 'sup', 'nobody'];
const HOST_LEVELS = {
  round: ['round', 'group', 'person'],
  inspection: ['inspection', 'village'],
  transfer: ['transfer'],
};

/** The command a move means in a state, most of them sensible and some not. */
export function commandOf(state: State, host: HostName, move: Move, instant: string): Command {
  const { choice, late } = move;
  const at = dayBack(instant, move.back, move.dateOnly);
  const pick = <T>(all: readonly T[], none: T): T => all[choice % Math.max(all.length, 1)] ?? none;
  const factId = pick(state.facts, undefined)?.id ?? 'nothing';
  const key = pick(Object.keys(state.deadlines), 'nothing');
  switch (move.kind) {
    case 'copy':
    case 'fact': {
      const fact = pick(namesFor(state, host), 'nothing');
      const data = move.wild ?? dataFor(state, fact, choice);
      return {
        type: 'record-fact',
        fact,
        on: onFor(state, fact, move.where),
        at,
        data,
        ...(late ? { late: '补办' } : {}),
      };
    }
    case 'correct':
      return { type: 'correct-fact', factId, at, reason: '更正', ...(move.wild ? { data: move.wild } : {}) };
    case 'void':
      return { type: 'correct-fact', factId, void: true, reason: '误录' };
    case 'return':
      return { type: 'return-fact', factId, reason: '退回' };
    case 'extend':
      return { type: 'extend-deadline', key, due: dayBack(instant, -move.back, true), reason: '顺延' };
    case 'waive':
      return { type: 'waive-deadline', key, reason: '免除' };
    case 'plan':
      return {
        type: 'set-plan',
        step: pick(['station.entry', 'withdraw.exit'], 'none'),
        date: dayBack(instant, -move.back, true),
      };
    case 'need':
      return { type: 'declare-need', step: pick(Object.keys(state.book.steps), 'none'), on: 'inspection/1-1' };
    case 'assemble':
      return {
        type: 'assemble-transfer',
        no: 1 + (choice % 4),
        receiver: pick(['disc', 'orgd', 'bian'], 'disc'),
        clues: [1, 2],
        inspections: late ? ['1-1'] : [],
        early: choice % 5 === 0,
      };
    case 'calendar':
      return { type: 'revise-calendar', calendar: later };
  }
}

/** A message from a peer: a fact this workflow needs, or a correction of one it was given. */
export function messageOf(state: State, host: HostName, move: Move, instant: string): CopyMessage {
  const { choice, where } = move;
  const from = host === 'round' ? hostFor('inspection/1-1') : ROUND;
  const n = (state.links.applied[from] ?? 0) + 1;
  const known = state.facts.filter((fact) => fact.from === from);
  const wrong = choice % 4 === 0 ? known[where % Math.max(known.length, 1)] : undefined;
  const at = dayBack(instant, Math.max(move.back, 0), false);
  const date = dateOfInstant(at);
  if (wrong) {
    const after = where % 2 === 0 ? [] : [{ ...wrong, at, date }];
    return { from, n, instant, correction: { factId: wrong.id, after } };
  }
  const names = [...crossings(state.book)].filter(([, hosts]) => hosts.has(host)).map(([name]) => name);
  const name = names[choice % Math.max(names.length, 1)] ?? 'plan.round-plan';
  const on = state.book.steps[name]?.level === 'inspection' ? 'inspection/1-1' : 'round';
  return { from, n, instant, fact: { id: `x${n}`, fact: name, on, at, date, data: dataFor(state, name, where) } };
}

/** Facts worth trying: those something waits for or counts from, and everything else less often. */
function namesFor(state: State, host: HostName): string[] {
  const levels = HOST_LEVELS[host];
  const steps = Object.entries(state.book.steps).flatMap(([name, step]) => (levels.includes(step.level) ? [name] : []));
  const letters = [
    'letter.sent',
    'letter.received',
    'letter.replied',
    'letter.personnel-received',
    'letter.no-personnel',
  ];
  if (host === 'round') return [...letters, ...letters, ...letters, 'letter.distributed', ...steps];
  const clues = ['clue.feedback', 'clue.status', 'clue.closed'];
  if (host === 'transfer') return [...clues, ...clues, 'transfer.handover', 'transfer.handover', ...steps];
  const marks = steps.filter((name) => state.book.steps[name]?.mark);
  return [...steps, ...marks, ...marks, ...marks, ...marks];
}

function onFor(state: State, fact: string, where: number): string {
  if (fact.startsWith('letter.')) return `letter/${LETTERS[where % LETTERS.length] ?? ''}`;
  if (fact.startsWith('clue.')) return 'transfer/1';
  const level = state.book.steps[fact]?.level;
  if (level === 'group') return `group/${1 + (where % 3)}`;
  if (level === 'person') return `person/p${where % 3}`;
  if (level === 'village') return `village/1-1-${1 + (where % 3)}`;
  if (level === 'inspection') return 'inspection/1-1';
  return level === 'transfer' ? 'transfer/1' : 'round';
}

/** Data the fact needs or can carry; `choice` picks who and what. */
function dataFor(state: State, fact: string, choice: number): FactData {
  const step = state.book.steps[fact];
  const some = SOME[choice % SOME.length];
  if (step?.names) return { inspections: some ?? ['1-1'], ...(choice % 3 === 0 ? { receivers: ['disc'] } : {}) };
  if (step?.parts && choice % 4 > 0) return { part: step.parts[choice % step.parts.length] };
  if (fact === 'rectify.supervision-report') return { unit: choice % 2 === 0 ? 'disc' : 'orgd' };
  if (fact === 'letter.sent') return choice % 2 === 0 ? {} : { orgs: some };
  if (fact === 'letter.replied') return choice % 3 === 0 ? {} : { orgs: some, none: SOME[(choice + 1) % SOME.length] };
  if (fact === 'clue.closed') return { closed: [1 + (choice % 3), 1 + (choice % 2)] };
  return fact.startsWith('clue.') && choice % 2 === 0 ? { closed: [1 + (choice % 3)] } : {};
}

const SOME = [['1-1'], ['1-2', '2-1'], undefined, ['1-1', '1-2', '2-1']];

function dayBack(instant: string, days: number, dateOnly: boolean): string {
  const at = new Date(Date.parse(instant) - days * 86_400_000);
  return dateOnly ? new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10) : at.toISOString();
}
