import { entityFactTitle } from '../../procedure/heart/entity-facts.ts';
import { inspectionWorkflowId, OFFICE, transferWorkflowId } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, act, type Batch } from './act.ts';
import type { Scenario, ScenarioFact } from './schema.ts';

const refs = (scenario: Scenario, group?: number) =>
  scenario.groups
    .filter(({ no }) => group === undefined || no === group)
    .flatMap(({ no, inspects }) => inspects.map((one) => `${no}-${one.no}`));

/** The requests a fact comes to, or which part of it is not known here. */
export function place(
  scenario: Scenario,
  book: Rulebook,
  batches: Batch[],
  given: ScenarioFact,
): Act[] | 'on' | 'fact' {
  const fact = entityFact(book, given);
  const step = book.steps[fact.fact];
  if (!step && entityFactTitle(fact.fact) === undefined) return 'fact';
  const [kind = '', rest = ''] = fact.on.split('/');
  const no = scenario.round.no;
  if (step?.level === 'office') return [onOffice(scenario, fact)];
  if (kind === 'office') return 'on';
  if (step?.level === 'transfer' && kind === 'round')
    return batches.map((batch) => onBatch(scenario, fact, batch, `~${batch.name}`));
  if (kind === 'transfer') {
    const batch = batches.find(({ name }) => name === rest);
    if (!batch) return 'on';
    return [onBatch(scenario, fact, batch)];
  }
  if (kind === 'letter' || kind === 'person') return [act(scenario, fact, fact.on, no, 'facts')];
  const group = kind === 'group' ? Number(rest) : kind === 'round' ? undefined : Number(rest.split('-')[0]);
  const known = refs(scenario);
  if (kind === 'group' && !scenario.groups.some((each) => each.no === group)) return 'on';
  // village/1-1-3 is one village, village/1-1 all of the inspection's.
  const one = kind === 'village' ? rest.split('-').slice(0, 2).join('-') : rest;
  if ((kind === 'inspection' || kind === 'village') && !known.includes(one)) return 'on';
  switch (step?.level) {
    case 'round':
    case 'person': {
      const named =
        step.names && !fact.inspections
          ? { ...fact, inspections: kind === 'round' ? known : refs(scenario, group) }
          : fact;
      return [act(scenario, named, step.level === 'person' && kind === 'group' ? fact.on : 'round', no, 'facts')];
    }
    case 'group': {
      const groups = scenario.groups.filter((each) => group === undefined || each.no === group);
      return groups.map((each) =>
        act(scenario, fact, `group/${each.no}`, no, 'facts', groups.length > 1 ? `~${each.no}` : ''),
      );
    }
    case 'inspection':
    case 'village': {
      const all = kind === 'inspection' || kind === 'village' ? [one] : refs(scenario, group);
      return all.map((ref) =>
        act(
          scenario,
          fact,
          kind === 'village' && rest !== one ? fact.on : `inspection/${ref}`,
          inspectionWorkflowId(no, ref),
          `inspections/${ref}/facts`,
          all.length > 1 ? `~${ref}` : '',
        ),
      );
    }
    default:
      return 'on';
  }
}

/** A step that is completed by an entity's fact is entered as that fact: 函复·审计局 is the reply to letter aud. */
function entityFact(book: Rulebook, fact: ScenarioFact): ScenarioFact {
  const by = book.steps[fact.fact]?.['done-by'];
  if (!by) return fact;
  if (fact.on.startsWith('letter/') || fact.on.startsWith('transfer/')) return { ...fact, fact: by.fact };
  return by.unit === undefined ? fact : { ...fact, fact: by.fact, on: `letter/${by.unit}` };
}

/** Old papers are entered into the office as it runs: what follows from them is on record and never sent. */
function onOffice(scenario: Scenario, fact: ScenarioFact): Act {
  const one = act(scenario, fact, OFFICE, OFFICE, '');
  return { ...one, path: 'office/facts', body: { ...one.body, historic: true } };
}

function onBatch(scenario: Scenario, fact: ScenarioFact, { no }: Batch, suffix = ''): Act {
  const workflowId = transferWorkflowId(scenario.round.no, no);
  return act(scenario, fact, `transfer/${no}`, workflowId, `transfers/${no}/facts`, suffix);
}
