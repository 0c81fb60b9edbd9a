import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { planOf } from '../../procedure/plan/plan.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { scenarioOf } from '../../rehearsal/scenario/scenario.ts';
import { playInMemory } from '../../rehearsal/scenario/testing.ts';

const library = rulebookLibrary();
const calendar = publishedCalendar();
const BOOKS = [
  'township-2022',
  'wuyang-2023',
  'xinghai-2020',
  'lixian-2019',
  'liaison-2022',
  'township-wuyang-xinghai',
];

describe('the planner and the heart', () => {
  it.each(BOOKS)('give a whole round of %s the same days', (id) => {
    const book = library.resolve(id);
    const scenario = scenarioOf(book, calendar);
    const { states } = playInMemory(scenario, book, calendar);
    const facts = [...states.values()].flatMap((state) => state.facts.filter(({ from }) => from === undefined));
    const nothing = { own: {}, hearings: [], members: [], plans: {} };
    const { lines } = planOf({ book, calendar, groups: scenario.groups, params: scenario.params, facts, ...nothing });
    let compared = 0;
    for (const { rule, subject, due, status } of [...states.values()].flatMap((state) =>
      Object.values(state.deadlines),
    )) {
      // Batches and single months are the ledger's; a plan has their first days only.
      if (status === 'withdrawn' || subject.transfer !== undefined || subject.hearing !== undefined) continue;
      if (subject.period !== undefined || subject.person !== undefined || subject.occurrence !== undefined) continue;
      const own = lines.filter(
        (line) =>
          line.rule === rule &&
          line.subject.group === subject.group &&
          line.subject.org === subject.org &&
          (line.subject.unit === undefined || line.subject.unit === subject.unit),
      );
      expect([rule, subject, own.map((line) => line.due)]).toEqual([rule, subject, [due ?? null]]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });

  it('count the same weeks', () => {
    const book = library.resolve('township-2022');
    const scenario = scenarioOf(book, calendar);
    const { states } = playInMemory(scenario, book, calendar);
    const facts = [...states.values()].flatMap((state) => state.facts.filter(({ from }) => from === undefined));
    const nothing = { own: {}, hearings: [], members: [], plans: {} };
    const { lines } = planOf({ book, calendar, groups: scenario.groups, params: scenario.params, facts, ...nothing });
    const weeks = [...states.values()]
      .flatMap((state) => Object.values(state.deadlines))
      .filter(
        ({ rule, subject, status }) => rule === 'branch.committee' && subject.group === 1 && status !== 'withdrawn',
      )
      .map(({ subject, due }) => [subject.period, due]);
    const line = lines.find(({ rule, subject }) => rule === 'branch.committee' && subject.group === 1);
    expect(line?.periods.map(({ period, due }) => [period, due])).toEqual(weeks);
    expect(weeks.length).toBeGreaterThan(5);
  });
});
