import { stringify } from 'yaml';
import type { Inspection } from '../../procedure/heart/state.ts';
import { ROAMING } from '../../rehearsal/generator/villages.ts';
import type { Scenario } from '../../rehearsal/scenario/scenario.ts';
import { factsOf } from './facts.ts';

/** What a scenario file is called, and under which rulebook and number its round goes. */
export interface Heading {
  /** Name of the scenario: every fact's number at the product is made from it. */
  name: string;
  title: string;
  rulebook: string;
  round: string;
  /** Villages that organizations choose once the group is there. */
  mobile: number;
}

/** A made-up round as a backfill file（docs/backfill.md）: each hard gate passed in its order, one line for a fact. */
export function scenarioText(scenario: Scenario, heading: Heading): string {
  const { start, end, groups, params, batches } = scenario;
  const { facts, assembled } = factsOf(scenario, heading.round);
  const transfers = batches.flatMap(({ no, receiver, clues, inspections }) => {
    const at = assembled.get(no);
    return at === undefined ? [] : [{ name: `${receiver}-${no}`, receiver, clues, inspections, at }];
  });
  const { name, rulebook, round, mobile } = heading;
  return [
    '# yaml-language-server: $schema=./scenario.schema.json',
    `# ${heading.title}`,
    `scenario: ${name}`,
    `rulebook: ${rulebook}`,
    'gates: strict',
    `asOf: ${end}`,
    `round: ${line({ no: round, startedAt: start, ...params })}`,
    ...list(
      'groups',
      groups.map(({ no, inspections }) => ({ no, inspects: inspections.map((one) => inspected(one, mobile)) })),
    ),
    ...list('transfers', transfers),
    ...list('facts', facts),
    '',
  ].join('\n');
}

/** The trait of choosing villages is told by their number: 0 for an organization that has villages and chooses none. */
function inspected({ no, name, villages, traits }: Inspection, mobile: number): object {
  if (villages === undefined) return { no, name, ...(traits.length > 0 && { traits }) };
  const others = traits.filter((trait) => trait !== ROAMING);
  const chosen = traits.includes(ROAMING) ? mobile : 0;
  return { no, name, villages, mobile: chosen, ...(others.length > 0 && { traits: others }) };
}

function list(field: string, items: object[]): string[] {
  return items.length === 0 ? [] : [`${field}:`, ...items.map((item) => `  - ${line(item)}`)];
}

function line(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
