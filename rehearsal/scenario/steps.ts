import type { Level } from '../../procedure/levels.ts';
import type { Rulebook, Step } from '../../procedure/rulebook/schema.ts';
import type { Cast } from './cast.ts';

/** One step for one subject: what a rehearsal does, once or several times. */
export interface Duty {
  step: string;
  /** round, group/1, inspection/1-1 or transfer/1. */
  on: string;
}

/** What a rehearsal of the rulebook goes through: every step that must be done, and the way of a clue to its receiver. */
export function dutiesOf(book: Rulebook, cast: Cast): Duty[] {
  const handedOver = withGates(book, handoverSteps(book));
  return Object.entries(book.steps).flatMap(([name, step]) => {
    const always = (step.demand === 'must' && step.when === undefined) || handedOver.has(name);
    return subjectsOf(step.level, cast)
      .filter((on) => always || (step.when !== undefined && hasTrait(on, step.when, cast)))
      .map((on) => ({ step: name, on }));
  });
}

function subjectsOf(level: Level, { groups, inspections, batches }: Cast): string[] {
  switch (level) {
    case 'office':
      return [];
    case 'round':
      return ['round'];
    case 'group':
    case 'person':
      return groups.map(({ no }) => `group/${no}`);
    case 'inspection':
    case 'village':
      return inspections.map(({ ref }) => `inspection/${ref}`);
    case 'transfer':
      return batches.map(({ no }) => `transfer/${no}`);
  }
}

function hasTrait(on: string, trait: string, { inspections }: Cast): boolean {
  const [kind, rest] = on.split('/');
  return inspections.some(
    ({ group, ref, traits }) =>
      traits.includes(trait) && (kind === 'round' || rest === (kind === 'group' ? String(group) : ref)),
  );
}

/** Steps that hand a batch of clues over: what the receivers' deadlines are met by or count from. */
function handoverSteps(book: Rulebook): string[] {
  const named = Object.values(book.deadlines).flatMap((rule) => [rule['met-by'], rule.from]);
  return Object.entries(book.steps)
    .filter(([name, step]) => step.level === 'transfer' && (step.mark === 'T_t' || named.includes(name)))
    .filter(([, step]) => !step['done-by'])
    .map(([name]) => name);
}

function withGates(book: Rulebook, steps: string[]): Set<string> {
  const all = new Set<string>();
  const add = (name: string) => {
    const step = book.steps[name];
    if (!step || all.has(name)) return;
    all.add(name);
    for (const [gate, strength] of Object.entries(gatesOf(step))) if (strength === 'hard') add(gate);
  };
  for (const name of steps) add(name);
  return all;
}

/** The gates of a step as the rehearsal does it: of the first of its kinds. */
export function gatesOf(step: Step): Record<string, 'hard' | 'soft'> {
  const kind = firstKind(step);
  return { ...step.after, ...(kind === undefined ? {} : step['after-when']?.[kind]) };
}

/** The kind a step's fact is of, where it has kinds. */
export function firstKind(step: Step): string | undefined {
  return Object.keys(step.kinds ?? {})[0];
}
