import { describe, expect, it } from 'vitest';
import type { Cost } from '../costs.ts';
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
} from './needs.ts';

const cost = (cpu: number, bytes: number, held = 0.01): Cost => ({
  cpu: { engine: cpu, postgres: cpu / 2, worker: cpu, api: 0 },
  ...{ ledgerBytes: bytes, engineBytes: bytes * 2, historyBytes: bytes, walBytes: bytes * 10 },
  ledger: { transactions: 1, seconds: held },
  engine: { transactions: 8, seconds: held },
});
const COSTS: Costs = {
  ...{ open: cost(0.01, 1000), fact: cost(0.001, 100), arm: cost(0.002, 300), due: cost(0.02, 2000) },
  memory: { worker: 200e6, cached: 100e3, api: 150e6 },
};
const COUNTY = { name: '县', counties: 1, open: 1000, yearly: 100 };
const PROVINCE = { ...COUNTY, name: '省', counties: 100 };

describe('what a place needs', () => {
  it('disk: openings, facts, and duties once when they begin and once when they fall due', () => {
    // 1000 + 400 × 100 + 200 + 2000 bytes of each of a hundred.
    expect(diskOfYear(COSTS, COUNTY)).toEqual({
      ledger: 4_320_000,
      engine: 8_640_000,
      wal: 43_200_000,
    });
  });

  it('a hundred counties take a hundred times the disk, memory and connections of one', () => {
    expect(diskOfYear(COSTS, PROVINCE).ledger).toBe(100 * diskOfYear(COSTS, COUNTY).ledger);
    expect(memoryOf(COSTS, PROVINCE).all).toBe(100 * memoryOf(COSTS, COUNTY).all);
    expect(memoryOf(COSTS, COUNTY)).toEqual({ worker: 300e6, all: 900e6 });
    // Two workers of 10 + 4 + 10 and one that listens; two APIs of 10 + 4 and two that listen.
    expect(connectionsOf(COUNTY, 5)).toEqual({ ledger: 82, engine: 120 });
    expect(connectionsOf(PROVINCE, 5).ledger).toBe(100 * connectionsOf(COUNTY, 5).ledger);
    expect(connectionsOf(COUNTY, 5).engine).toBe(connectionsOf(PROVINCE, 5).engine);
  });

  it('processors: the work over the time, with room', () => {
    // 100,000 × 0.02 s in 300 s at 70 %.
    expect(coresFor(COSTS, PROVINCE, 300)).toEqual({ engine: 10, worker: 10, postgres: 5 });
    expect(coresFor(COSTS, COUNTY, 300)).toEqual({ engine: 1, worker: 1, postgres: 1 });
    expect(historiesFor({ engine: 10, worker: 1, postgres: 1 })).toBe(3);
  });

  it('with them the instant is over in that time', () => {
    const cores = coresFor(COSTS, PROVINCE, 300);
    const { half, most, all } = instantApart(COSTS, PROVINCE, { cores, shards: shardsFor(COSTS, PROVINCE, 300) });
    expect(all).toBeLessThan(300);
    expect(all).toBeGreaterThan(200);
    expect(half).toBeLessThan(most);
    expect(most).toBeLessThan(all);
  });

  it('on one machine all processes share the processors', () => {
    // 1000 × 0.05 s on two.
    expect(instantTogether(COSTS, COUNTY, { cores: 2, shards: 128 }).all).toBeGreaterThanOrEqual(25);
    expect(instantTogether(COSTS, COUNTY, { cores: 4, shards: 128 }).all).toBeLessThan(14);
  });

  it('shards: few enough for an idle machine, enough for the fullest one', () => {
    expect(shardsFor(COSTS, COUNTY, 300)).toBe(128);
    expect(shardsFor(COSTS, PROVINCE, 30)).toBe(512);
    expect(shardsFor(COSTS, PROVINCE, 0.001)).toBe(4096);
  });
});
