import type { Measured } from './figure.ts';
import { type Machine, machineNow, versions } from './machine.ts';

/** What every benchmark prints. `quick` figures say that it runs, not how fast. */
export interface Report extends Measured {
  bench: string;
  quick: boolean;
  takenAt: string;
  minutes: number;
  /** Before it began: what else the machine did is in its load. */
  machine: Machine;
  versions: Record<string, string>;
  sizes: Record<string, number>;
}

/** Runs a benchmark and puts machine, versions and time around what it measured. */
export async function reported(
  bench: string,
  { quick, sizes }: Pick<Report, 'quick' | 'sizes'>,
  run: () => Promise<Measured>,
): Promise<Report> {
  const about = { bench, quick, takenAt: new Date().toISOString(), machine: machineNow(), versions: versions(), sizes };
  const started = performance.now();
  const measured = await run();
  return { ...about, minutes: Math.round((performance.now() - started) / 600) / 100, ...measured };
}
