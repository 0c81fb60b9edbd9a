import { dayOf, instantOf } from '../../procedure/heart/decide.ts';
import { entityFactTitle } from '../../procedure/heart/entity-facts.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Scenario, ScenarioFact } from './schema.ts';

/** One request to the API: to which workflow, when, and what. */
export interface Act {
  /** Idempotency key: scenario and the fact's own id. */
  key: string;
  workflowId: string;
  path: string;
  body: Record<string, unknown>;
  instant: string;
  label: string;
  expect?: 'refused' | undefined;
}

export interface Batch {
  no: number;
  name: string;
  receiver: string;
}

/** What a scenario comes to: its acts in order of time, its batches of clues, and what could not be placed. */
export interface Plan {
  startedAt: string;
  acts: Act[];
  batches: Batch[];
  errors: { index: number; path: string; message: string }[];
  /** Facts of steps that other documents have and this one lacks: nothing to record them as. */
  skipped: string[];
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
  // Same instant keeps the order of the file; an assembled batch comes before its first fact.
  return { startedAt: scenario.round.startedAt ?? first, acts: stable(acts), batches, errors, skipped };
}

function placedError(kind: string, fact: ScenarioFact): string {
  return kind === 'on' ? `没有这个对象：${fact.on}` : `规程没有“${fact.fact}”这一步，也没有这种函件或线索事实`;
}

const refs = (scenario: Scenario, group?: number) =>
  scenario.groups
    .filter(({ no }) => group === undefined || no === group)
    .flatMap(({ no, inspects }) => inspects.map((one) => `${no}-${one.no}`));

function place(scenario: Scenario, book: Rulebook, batches: Batch[], given: ScenarioFact): Act[] | 'on' | 'fact' {
  const fact = entityFact(book, given);
  const step = book.steps[fact.fact];
  if (!step && entityFactTitle(fact.fact) === undefined) return 'fact';
  const [kind = '', rest = ''] = fact.on.split('/');
  const no = scenario.round.no;
  if (kind === 'transfer') {
    const batch = batches.find(({ name }) => name === rest);
    if (!batch) return 'on';
    const on = `transfer/${batch.no}`;
    return [act(scenario, fact, on, transferWorkflowId(no, batch.no), `transfers/${batch.no}/facts`)];
  }
  if (kind === 'letter' || kind === 'person') return [act(scenario, fact, fact.on, no, 'facts')];
  const group = kind === 'group' ? Number(rest) : kind === 'round' ? undefined : Number(rest.split('-')[0]);
  const known = refs(scenario);
  if (kind === 'group' && !scenario.groups.some((one) => one.no === group)) return 'on';
  if ((kind === 'inspection' || kind === 'village') && !known.includes(rest)) return 'on';
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
      const groups = scenario.groups.filter((one) => group === undefined || one.no === group);
      return groups.map((one) =>
        act(scenario, fact, `group/${one.no}`, no, 'facts', groups.length > 1 ? `~${one.no}` : ''),
      );
    }
    case 'inspection':
    case 'village': {
      const all = kind === 'inspection' || kind === 'village' ? [rest] : refs(scenario, group);
      return all.map((ref) =>
        act(
          scenario,
          fact,
          `inspection/${ref}`,
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

function act(scenario: Scenario, fact: ScenarioFact, on: string, workflowId: string, path: string, suffix = ''): Act {
  const { id, fact: name, at, late, approval, evidence, expect, on: _, clues, ...data } = fact;
  const reason =
    late ??
    (scenario.gates === 'record' && expect === undefined ? '补录：照原始材料登记，其前的步骤未见记录' : undefined);
  const body = {
    fact: name,
    on,
    at,
    data: { ...data, ...(clues === undefined ? {} : { clues: numbers(clues) }) },
    ...(reason === undefined ? {} : { late: reason }),
    ...(approval ? { approval } : {}),
    ...(evidence ? { evidence } : {}),
  };
  return {
    key: `${scenario.scenario}/${id}${suffix}`,
    workflowId,
    path: `rounds/${scenario.round.no}/${path}`,
    body,
    instant: instantOf(at),
    label: `${id}${suffix} ${name}`,
    expect,
  };
}

/** Batches in the order they are first spoken of, numbered from 1. */
function batchesOf(scenario: Scenario, book: Rulebook): Batch[] {
  const spoken = scenario.facts.flatMap((f) => (f.on.startsWith('transfer/') ? [f.on.slice('transfer/'.length)] : []));
  const names = [...new Set([...scenario.transfers.map((t) => t.name), ...spoken])];
  return names.map((name, index) => {
    const receiver = scenario.transfers.find((t) => t.name === name)?.receiver ?? name.replace(/-\d+$/, '');
    return { no: index + 1, name, receiver: book.receivers[name] ? name : receiver };
  });
}

function assemblies(scenario: Scenario, batches: Batch[]): Act[] {
  return batches.map(({ no, name, receiver }) => {
    const written = scenario.transfers.find((t) => t.name === name);
    const facts = scenario.facts.filter((f) => f.on === `transfer/${name}`);
    const at = written?.at ?? facts.map((f) => f.at).sort()[0] ?? scenario.round.startedAt ?? '';
    const spoken = facts.flatMap((f) => [...(f.closed ?? []), ...(f.clues === undefined ? [] : numbers(f.clues))]);
    const clues =
      written?.clues === undefined
        ? [...new Set(spoken.length > 0 ? spoken : [1])].sort((a, b) => a - b)
        : numbers(written.clues);
    const { early, inspections } = written ?? {};
    return {
      key: `${scenario.scenario}/transfer-${no}`,
      workflowId: scenario.round.no,
      path: `rounds/${scenario.round.no}/transfers`,
      body: { no, receiver, clues, ...(early ? { early } : {}), ...(inspections ? { inspections } : {}) },
      instant: instantOf(at),
      label: `移交批次 ${name}`,
    };
  });
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

function numbers(clues: number | number[]): number[] {
  return typeof clues === 'number' ? Array.from({ length: clues }, (_, index) => index + 1) : clues;
}

/** By instant; at one instant, assembled batches first, then the order of the file. */
function stable(acts: Act[]): Act[] {
  const rank = ({ path }: Act) => (path.endsWith('/transfers') ? 0 : 1);
  return acts
    .map((one, index) => ({ one, index }))
    .sort((a, b) => compare(a.one.instant, b.one.instant) || rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
