import { setTimeout as sleep } from 'node:timers/promises';
import { killSessions } from '../support/kill.ts';
import { jumpApi, jumpDatabase, jumpWorker } from './jump.ts';
import type { Load } from './load.ts';
import type { Kind, Planned } from './plan.ts';
import type { Plant } from './plant.ts';
import { revive } from './revive.ts';
import type { Wire } from './wire.ts';

/** Milliseconds a slow database takes longer, each way. */
const SLOW_MS = 120;

type Strike = (plant: Plant, planned: Planned, load: Load) => Promise<void>;

const STRIKES: Readonly<Record<Kind, Strike>> = {
  api: ({ apis }, { which }) => apis[which].program.kill(),
  worker: ({ workers }, { which }) => workers[which].program.kill(),
  history: ({ history }) => history.kill(),
  engine: async (plant, { forMs }) => {
    kill(plant.services.pids.temporal);
    await plant.history.kill();
    await sleep(forMs);
    await revive(plant);
  },
  postgres: async (plant, { forMs }) => {
    kill(plant.services.pids.postgres);
    await sleep(forMs);
    await revive(plant);
  },
  sessions: async ({ product }) => void (await killSessions(product.database.db, '')),
  'cut-database': ({ wires }, planned) => cut(wires.database, planned),
  'cut-engine': ({ wires }, planned) => cut(wires.engine, planned),
  'slow-database': async ({ wires }, { forMs }) => {
    wires.database.slow(SLOW_MS);
    await sleep(forMs);
    wires.database.slow(0);
  },
  'full-disk': async (plant, { forMs }) => {
    await plant.disk?.fill();
    await sleep(forMs);
    await plant.disk?.free();
    // Whoever could not write its log has ended.
    await revive(plant);
  },
  'api-clock': jumpApi,
  'worker-clock': jumpWorker,
  'database-clock': jumpDatabase,
  retries: (_, { salt }, load) => load.storm(salt),
};

/** Lets it happen; resolves when nothing is wrong any more that does not mend itself. */
export function strike(plant: Plant, planned: Planned, load: Load): Promise<void> {
  return STRIKES[planned.kind](plant, planned, load);
}

async function cut(wire: Wire, { forMs }: Planned): Promise<void> {
  wire.cut();
  await sleep(forMs);
  wire.mend();
}

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('there is nothing to kill');
  process.kill(pid, 'SIGKILL');
}
