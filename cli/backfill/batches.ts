import { instantOf } from '../../procedure/heart/decide.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, type Batch, numbers } from './act.ts';
import type { Scenario } from './schema.ts';

/** Batches in the order they are first spoken of, numbered from 1. */
export function batchesOf(scenario: Scenario, book: Rulebook): Batch[] {
  const spoken = scenario.facts.flatMap((f) => (f.on.startsWith('transfer/') ? [f.on.slice('transfer/'.length)] : []));
  const names = [...new Set([...scenario.transfers.map((t) => t.name), ...spoken])];
  return names.map((name, index) => {
    const receiver = scenario.transfers.find((t) => t.name === name)?.receiver ?? name.replace(/-\d+$/, '');
    return { no: index + 1, name, receiver: book.receivers[name] ? name : receiver };
  });
}

/** The request that assembles each batch, just before its first fact unless a day is given. */
export function assemblies(scenario: Scenario, batches: Batch[]): Act[] {
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
