import { dayOf } from '../../procedure/heart/decide.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, type Batch, isAssembly } from './act.ts';
import { assemblies, batchesOf } from './batches.ts';
import { type OfficePart, officePart } from './office.ts';
import { place } from './place.ts';
import type { Scenario, ScenarioFact } from './schema.ts';

/** What a scenario comes to: its acts in order of time, its batches of clues, and what could not be placed. */
export interface Plan {
  startedAt: string;
  acts: Act[];
  batches: Batch[];
  errors: { index: number; path: string; message: string }[];
  /** Facts of steps that other documents have and this one lacks. */
  skipped: string[];
  office?: OfficePart | undefined;
}

/** Turns dated facts into requests, wider subjects into each of the narrower ones. `elsewhere`: steps of any document. */
export function planOf(scenario: Scenario, book: Rulebook, elsewhere: ReadonlySet<string> = new Set()): Plan {
  const batches = batchesOf(scenario, book);
  const errors: Plan['errors'] = [];
  const skipped: string[] = [];
  const acts: Act[] = [...needsOf(scenario)];
  scenario.facts.forEach((fact, index) => {
    const placed = place(scenario, book, batches, fact);
    if (placed === 'fact' && elsewhere.has(fact.fact)) skipped.push(`${fact.id} ${fact.fact}`);
    else if (typeof placed === 'string')
      errors.push({ index, path: placed === 'on' ? 'on' : 'fact', message: placedError(placed, fact) });
    else acts.push(...placed);
  });
  acts.push(...assemblies(scenario, batches));
  const first = scenario.facts.map((fact) => dayOf(fact.at)).sort()[0] ?? '';
  const office = officePart(scenario, book, acts);
  return { startedAt: scenario.round.startedAt ?? first, acts: stable(acts), batches, errors, skipped, office };
}

function placedError(kind: string, fact: ScenarioFact): string {
  return kind === 'on' ? `没有这个对象：${fact.on}` : `规程没有“${fact.fact}”这一步，也没有这种函件或线索事实`;
}

function needsOf(scenario: Scenario): Act[] {
  return scenario.needs.map(({ on, step }, index) => {
    const ref = /^inspection\/(.+)$/.exec(on)?.[1];
    const workflowId = ref ? inspectionWorkflowId(scenario.round.no, ref) : scenario.round.no;
    return {
      key: `${scenario.scenario}/need-${index}`,
      workflowId,
      path: `workflows/${workflowId}/needs`,
      body: { step, on },
      instant: '',
      label: `需要 ${step}`,
    };
  });
}

/** By instant; at one instant, assembled batches first, then the order of the file. */
function stable(acts: Act[]): Act[] {
  const rank = (act: Act) => (isAssembly(act) ? 0 : 1);
  return acts
    .map((one, index) => ({ one, index }))
    .sort((a, b) => compare(a.one.instant, b.one.instant) || rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
