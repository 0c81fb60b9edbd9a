import type { Cost } from '../costs.ts';
import type { Cpu } from '../reading.ts';
import { FACTS_OF_INSPECTION, type Place } from './places.ts';
import { type Station, through } from './queue.ts';

/** What was measured, for one of each. */
export interface Costs {
  open: Cost;
  fact: Cost;
  /** The fact that opens all duties of an inspection. */
  arm: Cost;
  /** All duties of one inspection falling due together. */
  due: Cost;
  /** Bytes of memory: of a worker with nothing in it, for each inspection in its cache, and of an API. */
  memory: { worker: number; cached: number; api: number };
}

/** Most connections of a pool (db/client.ts, worker.ts, api/rehearsals.ts, notices/start.ts, deploy/temporal/server.yaml). */
export const POOLS = { ledger: 10, rehearsals: 4, notices: 10, engine: 20, visibility: 4 };
/** Of a county: one may be away. */
export const PROCESSES_OF_COUNTY = { workers: 2, apis: 2 };
/** How full processors are planned to be. */
const FULL = 0.7;

/** Processors for each part of a cluster whose parts stand apart. */
export interface Cores {
  engine: number;
  worker: number;
  postgres: number;
}

/** Processors with which all that falls due at one instant is through in so many seconds. */
export function coresFor({ due }: Costs, place: Place, seconds: number): Cores {
  const jobs = place.counties * place.open;
  const of = (name: keyof Cpu) => Math.max(1, Math.ceil((jobs * due.cpu[name]) / (seconds * FULL)));
  return { engine: of('engine'), worker: of('worker'), postgres: of('postgres') };
}

/** History processes for so many processors of the engine: four each, and never one alone. */
export const historiesFor = ({ engine }: Cores): number => Math.max(2, Math.ceil(engine / 4));

/** How the instant at which every duty of every open inspection falls due goes by; seconds. */
export interface Instant {
  half: number;
  most: number;
  all: number;
}

/** Parts that stand apart, each with processors of its own. */
export function instantApart(costs: Costs, place: Place, { cores, shards }: { cores: Cores; shards: number }): Instant {
  const { due } = costs;
  const workers = place.counties * PROCESSES_OF_COUNTY.workers;
  return instant(place, [
    { name: '分片', servers: shards, seconds: due.engine.seconds, keyed: true },
    { name: '引擎的连接', servers: historiesFor(cores) * POOLS.engine, seconds: due.engine.seconds },
    { name: '引擎', servers: cores.engine, seconds: due.cpu.engine },
    // A process runs workflow code on one thread.
    { name: '工作进程', servers: Math.min(cores.worker, workers), seconds: due.cpu.worker },
    { name: '台账的连接', servers: workers * POOLS.ledger, seconds: due.ledger.seconds },
    { name: 'PostgreSQL', servers: cores.postgres, seconds: due.cpu.postgres },
  ]);
}

/** Everything on one machine of so many processors. */
export function instantTogether(costs: Costs, place: Place, given: { cores: number; shards: number }): Instant {
  const { cpu, engine } = costs.due;
  return instant(place, [
    { name: '分片', servers: given.shards, seconds: engine.seconds, keyed: true },
    { name: '处理器', servers: given.cores, seconds: cpu.engine + cpu.worker + cpu.postgres + cpu.api },
  ]);
}

function instant({ counties, open }: Place, stations: readonly Station[]): Instant {
  const done = through(stations, counties * open);
  const at = (share: number) => done[Math.min(done.length - 1, Math.floor(done.length * share))] ?? 0;
  return { half: at(0.5), most: at(0.95), all: at(1) };
}

/** Bytes that come in a year: nothing is taken away. */
export interface Disk {
  ledger: number;
  engine: number;
  /** What a base backup and its log would have to carry. */
  wal: number;
}

/** Disk a year, from the inspections begun in it, their facts and duties. */
export function diskOfYear({ open, fact, arm, due }: Costs, { counties, yearly }: Place): Disk {
  const inspections = counties * yearly;
  const of = (name: 'ledgerBytes' | 'engineBytes' | 'walBytes') =>
    inspections * (open[name] + fact[name] * FACTS_OF_INSPECTION + (arm[name] - fact[name]) + due[name]);
  return { ledger: of('ledgerBytes'), engine: of('engineBytes'), wal: of('walBytes') };
}

/** Bytes of memory of all workers, each of which may have to hold every inspection of its county, and of all APIs. */
export function memoryOf({ memory }: Costs, { counties, open }: Place): { worker: number; all: number } {
  const worker = memory.worker + memory.cached * open;
  const { workers, apis } = PROCESSES_OF_COUNTY;
  return { worker, all: counties * (workers * worker + apis * memory.api) };
}

/** Connections to the server of the ledgers when every pool is full, and to that of the engine. */
export function connectionsOf({ counties }: Place, engineProcesses: number): { ledger: number; engine: number } {
  const { workers, apis } = PROCESSES_OF_COUNTY;
  // One more for each that listens.
  const worker = POOLS.ledger + POOLS.rehearsals + POOLS.notices + 1;
  const api = POOLS.ledger + 1 + POOLS.rehearsals + 1;
  const ledger = counties * (workers * worker + apis * api);
  return { ledger, engine: engineProcesses * (POOLS.engine + POOLS.visibility) };
}

/** Numbers of shards to choose from. */
const SHARDS = [128, 512, 1024, 4096] as const;

/** The fewest shards with which the fullest one is through in a quarter of the time that the instant is to take. */
export function shardsFor({ due }: Costs, { counties, open }: Place, seconds: number): number {
  const fits = (shards: number) => {
    const mean = (counties * open) / shards;
    // Four deviations: one shard in thirty thousand is fuller.
    return (mean + 4 * Math.sqrt(mean)) * due.engine.seconds <= seconds / 4;
  };
  return SHARDS.find(fits) ?? SHARDS[SHARDS.length - 1] ?? 0;
}
