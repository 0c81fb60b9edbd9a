import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServices } from '../../stack/services.ts';
import { cpuSeconds } from '../bench/cpu.ts';
import { memoryOf } from '../bench/open-round/memory.ts';

/** What an engine of so many shards takes with nothing to do. */
export interface IdleEngine {
  shards: number;
  /** Seconds of processor a second. */
  engine: number;
  postgres: number;
  /** Bytes of the engine's memory. */
  memory: number;
  /** Seconds until it took requests, its database made. */
  started: number;
}

const SETTLE_MS = 15_000;
const LOOK_MS = 20_000;

/** Starts an engine of so many shards on a database of its own and looks on while nobody asks. */
export async function idleEngine(shards: number, log: (line: string) => void): Promise<IdleEngine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-scale-'));
  const began = performance.now();
  const services = await startServices({ dataDir, log, shards });
  try {
    const started = (performance.now() - began) / 1000;
    const { temporal: engine = 0, postgres = 0 } = services.pids;
    await sleep(SETTLE_MS);
    const before = await cpuSeconds({ engine, postgres });
    await sleep(LOOK_MS);
    const after = await cpuSeconds({ engine, postgres });
    const rate = (name: string) => ((after[name] ?? 0) - (before[name] ?? 0)) / (LOOK_MS / 1000);
    const memory = (await memoryOf(engine)).resident;
    return { shards, engine: rate('engine'), postgres: rate('postgres'), memory, started };
  } finally {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
