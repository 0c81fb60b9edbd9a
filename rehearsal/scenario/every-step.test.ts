import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Rulebook, Step } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import { rightsData } from './rights-data.ts';
import { type Scenario, scenarioOf } from './scenario.ts';
import { signed } from './signatures.ts';
import { gatesOf } from './steps.ts';
import { type Played, playInMemory } from './testing.ts';

const calendar = publishedCalendar();
const library = rulebookLibrary();
const DOCUMENTS = ['liaison-2022', 'wuyang-2023', 'township-2022', 'xinghai-2020', 'lixian-2019'];

/** Where a step is recorded when somebody has to be told apart: the first of each level. */
const WHERE: Record<Step['level'], string> = {
  office: 'office',
  round: 'round',
  group: 'group/1',
  // A member: a leader who declared recusal would sign nothing of it any more.
  person: 'person/1-5',
  inspection: 'inspection/1-1',
  village: 'inspection/1-1',
  transfer: 'transfer/1',
};

/** The facts that do a step: its own, or those of the letters that complete it. */
function actsOf(book: Rulebook, name: string, step: Step, date: string): Act[] {
  const home = step.level === 'group' || step.level === 'person' ? 'round' : WHERE[step.level];
  const made = (fact: string, on: string, data: FactData) =>
    signed(book, { ...factAct(fact, on, date, data), on: on.startsWith('letter/') ? 'round' : home });
  const letter = step['done-by']?.letter;
  const unit = step['done-by']?.unit ?? book.letters[letter ?? '']?.units[0];
  if (step['done-by'] && letter !== undefined && unit !== undefined) {
    const on = `letter/${unit}-${letter}`;
    const facts = ['letter.sent', 'letter.received', 'letter.replied'];
    return facts.map((fact) => made(fact, on, { unit, kind: letter }));
  }
  if (step['done-by']) return [];
  const kind = Object.keys(step.kinds ?? {})[0];
  const numbers = step.opens || step.each ? { numbers: ['X1'] } : {};
  const named = step.names ? { inspections: ['1-1'] } : {};
  const told = { ...(kind === undefined ? {} : { kind }), ...numbers, ...named };
  return [made(name, WHERE[step.level], { ...told, ...rightsData(book, name, WHERE[step.level]) })];
}

/** Steps by their gates: one is recorded after those it waits for. */
function inOrder(book: Rulebook, names: string[]): string[] {
  const done = new Set<string>();
  const visit = (name: string) => {
    if (done.has(name) || !names.includes(name)) return;
    done.add(name);
    const each = book.steps[name]?.each;
    const begun = each === undefined ? [] : names.filter((other) => book.steps[other]?.opens === each);
    for (const gate of [...Object.keys(book.steps[name]?.after ?? {}), ...begun]) visit(gate);
    order.push(name);
  };
  const order: string[] = [];
  for (const name of names) visit(name);
  return order;
}

function play(book: Rulebook, change: (scenario: Scenario) => Scenario): Played {
  return playInMemory(change(scenarioOf(book, calendar)), book, calendar);
}

/** The whole rehearsal but its closing, and after it these acts, each on its own. */
function withActs(scenario: Scenario, acts: Act[]): Scenario {
  const open = scenario.strides.map((stride) => ({
    ...stride,
    parts: new Map([...stride.parts].map(([home, own]) => [home, own.filter((act) => !closes(act))])),
  }));
  const more = acts.map((act) => ({ date: act.date, parts: new Map([[act.on, [act]]]) }));
  return { ...scenario, strides: [...open, ...more] };
}

const CLOSING = 'archive.close';
const closes = ({ command }: Act) => command.type === 'record-fact' && command.fact === CLOSING;
const same = (a: Act, b: Act) => JSON.stringify(a.command) === JSON.stringify(b.command);

describe.each(DOCUMENTS)('every step of %s', (id) => {
  const book = library.resolve(id);
  const inRound = Object.entries(book.steps).filter(([, step]) => step.level !== 'office');

  it('can be done when its time has come, with its signatures', () => {
    const whole = play(book, (scenario) => scenario);
    const done = new Set(whole.events.flatMap((event) => (event.type === 'fact.recorded' ? [event.fact.fact] : [])));
    const left = inRound.filter(([name]) => !done.has(name)).map(([name]) => name);
    const acts = inOrder(book, left).flatMap((name) => {
      const step = book.steps[name];
      return step ? actsOf(book, name, step, '2024-03-01') : [];
    });
    // Two steps that one letter completes send it once.
    const once = acts.filter((act, i) => acts.findIndex((other) => same(act, other)) === i);
    const played = play(book, (scenario) => withActs(scenario, once));
    expect(played.refused.map(({ act, detail }) => [act.command, detail])).toEqual([]);
    const now = new Set(played.events.flatMap((event) => (event.type === 'fact.recorded' ? [event.fact.fact] : [])));
    expect(inRound.map(([name]) => name).filter((name) => !now.has(name) && name !== CLOSING)).toEqual([]);
  });

  it('is refused on the first day while a gate of it is shut, and says which', () => {
    const gated = inRound.filter(([, step]) =>
      Object.entries(gatesOf(step)).some(([gate, strength]) => {
        const other = book.steps[gate];
        return strength === 'hard' && other?.demand === 'must' && other.when === undefined && !other['done-by'];
      }),
    );
    const acts = gated
      .filter(([, step]) => step.level !== 'transfer' && !step['done-by'] && !step.each)
      .flatMap(([name, step]) => actsOf(book, name, step, scenarioOf(book, calendar).start));
    const played = play(book, (scenario) => ({
      ...scenario,
      strides: acts.map((act) => ({ date: scenario.start, parts: new Map([[act.on, [act]]]) })),
    }));
    expect(acts.length).toBeGreaterThan(3);
    expect(played.refused).toHaveLength(acts.length);
    for (const { detail } of played.refused) expect(detail).toMatch(/^闸未过：缺“/);
  });
});
