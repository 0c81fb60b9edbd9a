import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { Event } from '../../procedure/heart/event.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { resolveTexts } from '../../procedure/rulebook/testing.ts';
import { scenarioOf } from './scenario.ts';
import { type Played, playInMemory } from './testing.ts';

const calendar = publishedCalendar();
const library = rulebookLibrary();

function play(id: string): Played {
  const book = library.resolve(id);
  return playInMemory(scenarioOf(book, calendar), book, calendar);
}

const lateOnes = ({ events }: Played) =>
  events.flatMap((event: Event) =>
    event.type === 'deadline.met' && event.late ? [[event.rule, event.subject.unit, event.due, event.metOn]] : [],
  );

describe('the scenario made up for a rulebook', () => {
  it.each(library.ids())('%s: passes every gate with every signature and leaves no deadline open', (id) => {
    const { refused, states, events } = play(id);
    expect(refused).toEqual([]);
    const late = events.filter((event) => event.type === 'fact.recorded' && event.late !== undefined);
    expect(late).toEqual([]);
    const open = [...states.values()].flatMap(({ deadlines }) =>
      Object.values(deadlines).filter(({ status }) => status === 'open' || status === 'waiting'),
    );
    expect(open).toEqual([]);
    const warned = events.filter((event) => event.type === 'fact.recorded' && event.warnings);
    expect(warned).toEqual([]);
    expect([...states.values()].find(({ host }) => host === 'round')?.closed).toBeDefined();
  });

  it('has one letter answered 10 days late and one rectification plan 3 working days late', () => {
    expect(lateOnes(play('xinghai-wuyang'))).toEqual([
      ['inquiry.reply', 'aud', '2023-03-03', '2023-03-13'],
      ['rectification.plan', undefined, '2023-07-19', '2023-07-24'],
    ]);
  });

  it('assigns five people to each group, the leader with them, before the round is authorised', () => {
    const { events } = play('xinghai-2020');
    const recorded = events.flatMap((event) => (event.type === 'fact.recorded' ? [event.fact] : []));
    const authorised = recorded.findIndex(({ fact }) => fact === 'plan.authorization');
    const assigned = recorded.slice(0, authorised).filter(({ fact }) => fact === 'person.assigned');
    expect(assigned.map(({ data }) => [data.group, data.role])).toEqual(
      [1, 2].flatMap((group) => ['leader', 'deputy', 'gl', 'member', 'member'].map((role) => [group, role])),
    );
  });

  it('sums up the rectification after the last report of it', () => {
    const days = (name: string) =>
      play('xinghai-2020').events.flatMap((event) =>
        event.type === 'fact.recorded' && event.fact.fact === name ? [event.fact.date] : [],
      );
    const reports = days('rectify.reports').sort();
    expect(reports).not.toEqual([]);
    expect(days('rectify.county-report').every((day) => day > (reports.at(-1) ?? ''))).toBe(true);
  });

  it('closes the clues of the first batch after reports at two month’s ends', () => {
    const { events, states } = play('wuyang-2023');
    const clues = events.flatMap((event) =>
      event.type === 'fact.recorded' && event.fact.fact.startsWith('clue.') && event.fact.on === 'transfer/1'
        ? [[event.fact.fact, event.fact.date]]
        : [],
    );
    expect(clues.map(([name]) => name)).toEqual(['clue.feedback', 'clue.status', 'clue.status', 'clue.closed']);
    const periods = Object.values(states.get('R2023-01-T1')?.deadlines ?? {}).filter(
      ({ rule }) => rule === 'clue.monthly',
    );
    expect(periods.map(({ status }) => status)).toEqual(['met', 'met', 'met', 'waived']);
  });

  it('goes through the steps of a rulebook that nobody has seen before', () => {
    const book = resolveTexts({
      mine: `
override: { by: lg.exec, note: 本县填写 }
steps:
  annual.order: { title: 年度部署, level: office, by: office }
  plan.first: { title: 先办, level: round, by: office, approve: [{ by: [sec, lg], as: 同意 }, { by: lg, as: 审批 }] }
  station.entry: { title: 进驻, level: inspection, by: group, mark: T_e, after: { plan.first: hard } }
  station.visit: { title: 走访, level: inspection, by: group, after: { station.entry: hard } }
deadlines:
  visit:
    title: 走访
    level: inspection
    from: station.entry
    within: 3 working days
    met-by: station.visit
    owed-by: group
    owed-to: office
    force: hard
`,
    });
    const { refused, events } = playInMemory(scenarioOf(book, calendar), book, calendar);
    expect(refused).toEqual([]);
    // What the standing office does is no part of a round.
    expect(events.some((event) => event.type === 'fact.recorded' && event.fact.fact === 'annual.order')).toBe(false);
    const met = events.flatMap((event) => (event.type === 'deadline.met' ? [[event.due, event.metOn]] : []));
    expect(met).toEqual([
      ['2023-04-07', '2023-04-07'],
      ['2023-04-07', '2023-04-07'],
    ]);
  });
});
