import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Services, startServices } from '../../stack/services.ts';
import '../support/own-keys.ts';
import { NAMESPACE, openProduct, type Product } from '../support/product.ts';
import { type Disk, mountDisk } from './disk.ts';
import { type FalseClock, falseClock } from './false-clock.ts';
import type { Program } from './program.ts';
import { secondHistory } from './second-history.ts';
import { startTwin, type Twin, untilAnswers } from './twin.ts';
import { openWire, type Wire } from './wire.ts';

/** The whole product as it stands in an office, each part with something that can be done to it. */
export interface Plant {
  /** Everything that is written is in here. */
  folder: string;
  services: Services;
  /** Past the wires: what looks at the result is not disturbed. */
  product: Product;
  apis: readonly [Twin, Twin];
  workers: readonly [Twin, Twin];
  history: Program;
  wires: { database: Wire; engine: Wire };
  databaseClock: FalseClock;
  /** Undefined where this user or machine may not mount. */
  disk: Disk | undefined;
  token: string;
  /** Runs `start` with PostgreSQL going by its own clock. */
  withDatabaseClock<T>(start: () => Promise<T>): Promise<T>;
  /** Resolves when both APIs and both workers work. */
  whole(): Promise<void>;
  close(): Promise<void>;
}

/** Two APIs, two workers, an engine with a second history process, a database: on a disk and with clocks of their own. */
export async function openPlant(): Promise<Plant> {
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return { ...(await assemble(undo)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(undo: (() => Promise<void>)[]): Promise<Omit<Plant, 'close'>> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-faults-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  // PostgreSQL runs as another user.
  await chmod(folder, 0o755);
  const disk = await mountDisk(folder);
  if (disk) undo.push(disk.remove);
  const dataDir = join(folder, 'data');
  const clocks = join(folder, 'clocks');
  for (const path of [dataDir, clocks]) await mkdir(path, { mode: 0o755 });

  const databaseClock = falseClock(join(clocks, 'database'));
  const withDatabaseClock = <T>(start: () => Promise<T>) => withEnvironment(databaseClock.env, start);
  const services = await withDatabaseClock(() => startServices({ dataDir, log: () => {} }));
  undo.push(services.stop);
  const product = await openProduct(services.databaseUrl, services.temporalAddress);
  undo.push(product.close);
  const database = new URL(services.databaseUrl);
  const wires = {
    database: await openWire(Number(database.port)),
    engine: await openWire(Number(services.temporalAddress.split(':')[1])),
  };
  for (const wire of Object.values(wires)) undo.push(wire.close);
  database.port = String(wires.database.port);
  const env = {
    DATABASE_URL: database.href,
    REHEARSAL_DATABASE_URL: database.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${wires.engine.port}`,
    // Where a round may begin shortly before something falls due.
    TEMPORAL_NAMESPACE: NAMESPACE,
    REHEARSAL_NAMESPACE: NAMESPACE,
    XUNCHENG_DATA: dataDir,
    LOG_LEVEL: 'warn',
  };
  const logs = join(dataDir, 'logs');
  const twin = async (script: string, name: string, portName: string): Promise<Twin> => {
    const clock = falseClock(join(clocks, name));
    const started = await startTwin({ script, portName, env, clock, log: join(logs, `${name}.log`) });
    undo.push(started.program.stop);
    return started;
  };
  const apis = [await twin('server.ts', 'api-1', 'PORT'), await twin('server.ts', 'api-2', 'PORT')] as const;
  const worker = (name: string) => twin('worker.ts', name, 'METRICS_PORT');
  const workers = [await worker('worker-1'), await worker('worker-2')] as const;
  const history = await secondHistory(dataDir, services);
  undo.push(history.stop);
  const whole = async () => {
    await Promise.all([
      ...apis.map(({ url }) => untilAnswers(`${url}/health/ready`)),
      ...workers.map(({ url }) => untilAnswers(`${url}/live`)),
    ]);
  };
  await whole();
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  return {
    ...{ folder, services, product, apis, workers, history, wires, databaseClock, disk, token },
    ...{ withDatabaseClock, whole },
  };
}

/** Children started meanwhile inherit these; the engine, a static program, does not notice. */
async function withEnvironment<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
