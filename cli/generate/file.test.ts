import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { parseYamlFile } from '../../procedure/rulebook/yaml-file.ts';
import { generateRound } from '../../rehearsal/generator/round.ts';
import { sizesOf } from '../../rehearsal/generator/sizes.ts';
import { type Scenario, scenarioOf } from '../../rehearsal/scenario/scenario.ts';
import { planOf } from '../backfill/plan.ts';
import { scenarioSchema } from '../backfill/schema.ts';
import { scenarioText } from './file.ts';

const calendar = publishedCalendar();
const library = rulebookLibrary();
const RULEBOOKS = library.ids().filter((id) => id !== 'base');
const FEW = { groups: 2, units: 1, villages: 18, clues: 3, items: 2, talks: 2, papers: 2, petitions: 2 };

function planned(id: string, scenario: Scenario) {
  const heading = { name: 'one', title: 'one', rulebook: id, round: 'R2023-01', mobile: 6 };
  const { data } = parseYamlFile(scenarioText(scenario, heading), 'one.yaml', scenarioSchema);
  return { data, plan: planOf(data, library.resolve(id)) };
}

describe('a made-up round as a backfill file', () => {
  it.each(RULEBOOKS)('%s: every act of the rehearsal has its place, in the order it is played in', (id) => {
    const scenario = scenarioOf(library.resolve(id), calendar);
    const { data, plan } = planned(id, scenario);
    expect(plan.errors).toEqual([]);
    expect(plan.skipped).toEqual([]);
    const acts = scenario.strides.flatMap(({ parts }) => [...parts.values()].flat());
    expect(plan.acts).toHaveLength(acts.length);
    expect(data.gates).toBe('strict');
    expect(plan.batches.map(({ no, receiver }) => [no, receiver])).toEqual(
      scenario.batches.map(({ no, receiver }) => [no, receiver]),
    );
  });

  it('gives the villages of an organization, and how many of them are chosen later', () => {
    const book = library.resolve('township-2022');
    const recipe = { sizes: sizesOf(FEW), seed: 1, start: '2023-02-13' };
    const { data } = planned('township-2022', generateRound(book, calendar, recipe));
    const inspects = data.groups.flatMap((group) => group.inspects);
    expect(inspects.map(({ villages }) => villages)).toEqual([9, 9]);
    expect(inspects.every(({ mobile }) => mobile === 0 || mobile === 6)).toBe(true);
    expect(data.facts.some(({ on }) => on === 'village/2-1-9')).toBe(true);
  });
});
