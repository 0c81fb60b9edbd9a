import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflows } from '../../activities/workflow-code.ts';
import { canLie } from './false-clock.ts';
import { ownCode } from './invariants.ts';
import { KINDS, type Kind, type Planned, planOf } from './plan.ts';
import { openPlant, type Plant } from './plant.ts';
import { newStage, type Stage } from './stage.ts';
import { type Undergone, undergo } from './undergo.ts';

/** Faults a round lives through before the next one begins. */
const FAULTS_A_ROUND = 4;

/** One fault and what was found after it. */
export type Struck = Planned & Undergone & { no: number };

export interface FaultRun {
  seed: number;
  seconds: number;
  /** Kinds that this machine could not do, so that none of them was planned. */
  left: Kind[];
  struck: Struck[];
  /** Where the logs of every process are, where something did not hold. */
  logs?: string;
}

/** How to run: `told` hears of each fault; after `signal` no other one follows. */
export interface FaultOptions {
  seed: number;
  count: number;
  told?: (struck: Struck) => void;
  signal?: AbortSignal;
}

/**
 * Lets seeded faults happen to a whole product under load, one after the other, and checks after each what must hold.
 * What does not come back to rest ends the run.
 */
export async function runFaults({ seed, count, told = () => {}, signal }: FaultOptions): Promise<FaultRun> {
  const started = performance.now();
  const opened = Date.now();
  // As an installed product has it: a worker that starts again does not bundle.
  await bundleWorkflows();
  const plant = await openPlant();
  try {
    const kinds = Object.keys(KINDS) as Kind[];
    const left = kinds.filter((kind) => !isPossible(kind, plant));
    const possible = kinds.filter((kind) => !left.includes(kind));
    const code = await ownCode();
    const struck: Struck[] = [];
    let stage: Stage | undefined;
    for (const planned of planOf(seed, count, possible)) {
      if (signal?.aborted) break;
      const isFresh = struck.length % FAULTS_A_ROUND === 0 || struck.at(-1)?.broken.length !== 0;
      if (isFresh || !stage) stage = await newStage(plant, stage?.lookedAt ?? opened);
      const { round } = stage;
      const came = await undergo(plant, stage, planned, code).catch((error: unknown) => stuck(round, error));
      const one = { ...planned, no: struck.length + 1, ...came };
      struck.push(one);
      told(one);
      if ('stuck' in came) break;
    }
    const isBroken = struck.some(({ broken }) => broken.length > 0);
    const seconds = (performance.now() - started) / 1000;
    return { seed, seconds, left, struck, ...(isBroken && { logs: await keepLogs(plant) }) };
  } finally {
    await plant.close();
  }
}

/** Nothing more can be said of what follows it. */
function stuck(round: string, error: unknown): Undergone & { stuck: true } {
  const broken = [`没有恢复过来：${error instanceof Error ? error.message : String(error)}`];
  const nothing = { acknowledged: 0, retried: 0, repeated: 0, continued: 0, firstMs: 0, tookMs: 0 };
  return { round, ...nothing, broken, stuck: true };
}

async function keepLogs({ folder }: Plant): Promise<string> {
  const kept = await mkdtemp(join(tmpdir(), 'xuncheng-faults-logs-'));
  await cp(join(folder, 'data', 'logs'), kept, { recursive: true });
  return kept;
}

function isPossible(kind: Kind, { disk }: Plant): boolean {
  if (kind === 'full-disk') return disk !== undefined;
  return kind.endsWith('-clock') ? canLie : true;
}
