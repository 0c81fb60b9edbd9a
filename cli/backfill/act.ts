import { instantOf } from '../../procedure/heart/decide.ts';
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

/** The request that records one fact of a scenario on a subject. `suffix` tells expanded facts apart. */
export function act(
  scenario: Scenario,
  fact: ScenarioFact,
  on: string,
  workflowId: string,
  path: string,
  suffix = '',
): Act {
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

/** Whether the act assembles a batch of clues. */
export function isAssembly({ path }: Act): boolean {
  return path.endsWith('/transfers');
}

/** Clue numbers, given as a list or as how many there are. */
export function numbers(clues: number | number[]): number[] {
  return typeof clues === 'number' ? Array.from({ length: clues }, (_, index) => index + 1) : clues;
}
