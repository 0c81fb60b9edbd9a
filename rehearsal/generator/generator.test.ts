import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { Event } from '../../procedure/heart/event.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { playInMemory } from '../scenario/testing.ts';
import { generateRound } from './round.ts';
import { sizesOf } from './sizes.ts';

const calendar = publishedCalendar();
const library = rulebookLibrary();
/** One rulebook for each source, and the compositions. */
const RULEBOOKS = library.ids().filter((id) => id !== 'base');
const FEW = { groups: 2, units: 1, villages: 18, clues: 13, items: 4, talks: 5, papers: 6, petitions: 8 };

function generate(id: string, few: Parameters<typeof sizesOf>[0] = FEW, seed = 1): Scenario {
  return generateRound(library.resolve(id), calendar, { sizes: sizesOf(few), seed, start: '2023-02-13' });
}

function play(id: string, few = FEW, seed = 1) {
  return playInMemory(generate(id, few, seed), library.resolve(id), calendar);
}

const recorded = (events: Event[]) => events.flatMap((event) => (event.type === 'fact.recorded' ? [event] : []));

describe('a generated round', () => {
  it.each(RULEBOOKS)('%s: is accepted from plan to closed round, with no 补办 and nothing pointed out', (id) => {
    const { refused, events, states } = play(id);
    expect(refused.map(({ act, detail }) => `${act.date} ${JSON.stringify(act.command)}: ${detail}`)).toEqual([]);
    const passed = recorded(events).filter(({ late, overridden, warnings }) => late ?? overridden ?? warnings);
    expect(passed).toEqual([]);
    const open = [...states.values()].flatMap(({ deadlines }) =>
      Object.values(deadlines).filter(({ status }) => status === 'open' || status === 'waiting'),
    );
    expect(open).toEqual([]);
    expect([...states.values()].find(({ host }) => host === 'round')?.closed).toBeDefined();
  });

  it('is accepted with another seed, several organizations a group and one village each', () => {
    const sizes = { ...FEW, units: 2, villages: 4, clues: 1 };
    expect(play('township-wuyang-xinghai', sizes, 7).refused).toEqual([]);
  });

  it('has as much of everything as asked for', () => {
    const facts = recorded(play('township-wuyang-xinghai').events).map(({ fact }) => fact);
    const on = (name: string) => facts.filter(({ fact }) => fact === name).map((fact) => fact.on);
    expect(new Set(on('village.first-meeting')).size).toBe(18);
    expect(on('learn.working-papers')).toHaveLength(2 * 6);
    expect(facts.find(({ fact }) => fact === 'rectify.items')?.data.numbers).toEqual(['1', '2', '3', '4']);
    expect(on('rectify.item-sign-off').length).toBeGreaterThanOrEqual(2 * 4);
    const closed = facts.flatMap(({ data }) => data.closed ?? []);
    expect(closed.sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    expect(on('letter.original-archived')).toEqual(on('letter.original-returned'));
    expect(on('letter.original-archived')).toHaveLength(2);
    // Every working day of the stay.
    expect(on('plan.group-meetings').length).toBeGreaterThan(60);
  });

  it('takes talks, petitions and borrowed papers while the group is there', () => {
    const facts = recorded(play('xinghai-wuyang').events).map(({ fact }) => fact);
    const days = (name: string) => facts.flatMap(({ fact, date }) => (fact === name ? [date] : [])).sort();
    const [entry = '', exit = ''] = [days('station.entry')[0], days('withdraw.exit')[0]];
    for (const name of ['learn.talks', 'learn.talk-notes', 'learn.petitions', 'learn.borrow']) {
      expect(days(name).length).toBeGreaterThan(9);
      expect(days(name).every((day) => day >= entry && day < exit)).toBe(true);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const text = (seed: number) =>
      JSON.stringify(generate('xinghai-wuyang', FEW, seed).strides.map((s) => [...s.parts]));
    expect(text(1)).toBe(text(1));
    expect(text(2)).not.toBe(text(1));
  });
});
