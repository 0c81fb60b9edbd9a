import { setTimeout as sleep } from 'node:timers/promises';
import { lookAt } from './invariants.ts';
import type { Load } from './load.ts';
import type { Planned } from './plan.ts';
import type { Plant } from './plant.ts';
import type { Stage } from './stage.ts';
import { strike } from './strike.ts';

/** Load goes on so long after a fault before what holds is checked. */
const AFTER_MS = 300;

/** What came of one fault. */
export interface Undergone {
  round: string;
  /** Facts acknowledged while it lasted; those of them that were asked more than once; calls repeated after that. */
  acknowledged: number;
  retried: number;
  repeated: number;
  /** How often workflows of its round continued as new so far. */
  continued: number;
  /** Milliseconds from the fault to the first acknowledgement of what was asked after it. */
  firstMs: number;
  /** Milliseconds from the beginning of its load to the end of its checks. */
  tookMs: number;
  broken: string[];
}

/** One fault: load, what goes wrong, load, rest, and what is found then. `code`: of the workflows that run. */
export async function undergo(plant: Plant, stage: Stage, planned: Planned, code: string): Promise<Undergone> {
  const { load, round, facts } = stage;
  await plant.whole();
  const began = performance.now();
  const before = facts.size;
  const { retried, repeated } = load;
  load.start();
  await sleep(planned.afterMs);
  const at = performance.now();
  await strike(plant, planned, load);
  const firstMs = await firstAfter(load, at);
  await sleep(AFTER_MS);
  await load.stop();
  const { broken, continued } = await lookAt(plant, stage, code);
  return {
    ...{
      round,
      acknowledged: facts.size - before,
      retried: load.retried - retried,
      repeated: load.repeated - repeated,
    },
    ...{ continued, firstMs, tookMs: performance.now() - began, broken: [...load.wrong.splice(0), ...broken] },
  };
}

const POLL_MS = 20;
const LONGEST_MS = 120_000;

async function firstAfter(load: Load, at: number): Promise<number> {
  for (;;) {
    const first = load.firstAfter(at);
    if (first !== undefined) return first;
    if (performance.now() - at > LONGEST_MS) throw new Error(`${LONGEST_MS / 1000} 秒没有一件得到答复`);
    await sleep(POLL_MS);
  }
}
