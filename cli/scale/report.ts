import { costOf, line, total } from './costs.ts';
import type { Measured } from './measure.ts';
import {
  type Costs,
  connectionsOf,
  coresFor,
  diskOfYear,
  historiesFor,
  instantApart,
  instantTogether,
  memoryOf,
  shardsFor,
} from './model/needs.ts';
import { PLACES, type Place } from './model/places.ts';

/** Seconds in which everything that falls due at one midnight is to be in the ledger: long before an office opens. */
const WITHIN = 300;
/** Shards of the embedded engine, on which the costs were measured. */
const MEASURED_SHARDS = 128;
/** Processors of one machine on which everything runs. */
const MACHINES = [2, 4, 8];

/** What one of each costs, from all sizes; the memory of a process by the line through them. */
export function costsFrom(measured: readonly Measured[], cached: readonly number[]): Costs {
  const by = (of: 'open' | 'fact' | 'arm' | 'due') => costOf(measured.map((one) => one[of]));
  const worker = line(measured.map(({ memory }, index) => [cached[index] ?? 0, memory.worker] as const));
  return {
    ...{ open: by('open'), fact: by('fact'), arm: by('arm'), due: by('due') },
    memory: {
      worker: worker.start,
      cached: Math.max(0, worker.slope),
      api: Math.max(...measured.map(({ memory }) => memory.api)),
    },
  };
}

/** How well the model tells what was measured: seconds until all was in the ledger, measured and simulated. */
export function compared(costs: Costs, measured: readonly Measured[], cores: number) {
  return measured.map(({ inspections, drained }) => {
    const place: Place = { name: '', counties: 1, open: inspections, yearly: 0 };
    const { half, all } = instantTogether(costs, place, { cores, shards: MEASURED_SHARDS });
    return { inspections, measured: drained, simulated: { half, all } };
  });
}

/** What each place needs: computed, and the instant simulated, from the costs measured. */
export function placesNeed(costs: Costs) {
  return PLACES.map((place) => {
    const cores = coresFor(costs, place, WITHIN);
    const shards = shardsFor(costs, place, WITHIN);
    const histories = historiesFor(cores);
    return {
      ...{ ...place, within: WITHIN, cores, shards, histories },
      instant: instantApart(costs, place, { cores, shards }),
      together: MACHINES.map((one) => ({ cores: one, ...instantTogether(costs, place, { cores: one, shards }) })),
      disk: diskOfYear(costs, place),
      memory: memoryOf(costs, place),
      // Frontends and matching two each, one of the engine's own worker.
      connections: connectionsOf(place, histories + 5),
    };
  });
}

/** Processor milliseconds of one thing in the smallest and in the largest round: near one where it is linear. */
export function linearity(measured: readonly Measured[]) {
  const of = (what: 'open' | 'fact' | 'arm' | 'due') =>
    measured.map(({ [what]: spent }) => (total(spent.cpu) * 1000) / spent.count);
  return { open: of('open'), arm: of('arm'), fact: of('fact'), due: of('due') };
}
