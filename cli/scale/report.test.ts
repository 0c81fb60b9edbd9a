import { expect, it } from 'vitest';
import type { Spent } from './costs.ts';
import type { Measured } from './measure.ts';
import { compared, costsFrom, linearity, placesNeed } from './report.ts';

const spent = (count: number, cpu: number): Spent => ({
  ...{ count, seconds: 1 },
  cpu: { engine: cpu * count, postgres: cpu * count, worker: cpu * count, api: 0 },
  ...{ ledgerBytes: 2048 * count, engineBytes: 4096 * count, historyBytes: 1024 * count, walBytes: 8192 * count },
  ledger: { transactions: count, seconds: 0.02 * count },
  engine: { transactions: 20 * count, seconds: 0.1 * count },
});
const measured = (inspections: number, worker: number): Measured => ({
  inspections,
  ...{ open: spent(inspections, 0.04), arm: spent(inspections, 0.03), fact: spent(inspections * 10, 0.02) },
  due: spent(inspections, 0.03),
  idle: { cpu: { engine: 0.05, postgres: 0, worker: 0, api: 0 }, walBytes: 0 },
  drained: { half: 1, all: 2 },
  memory: { worker, api: 200e6 },
});
const MEASURED = [measured(20, 310e6), measured(40, 350e6)];
const COSTS = costsFrom(MEASURED, [30, 70]);

it('memory is what a worker has with nothing in it, and what each inspection in its cache adds', () => {
  expect(COSTS.memory.cached).toBeCloseTo(1e6);
  expect(COSTS.memory.worker).toBeCloseTo(280e6);
});

it('is linear where one of a large round costs as much as one of a small one', () => {
  const { fact } = linearity(MEASURED);
  expect(fact).toHaveLength(2);
  for (const ms of fact) expect(ms).toBeCloseTo(60);
});

it('is held against what was measured, on as many processors', () => {
  const [small, large] = compared(COSTS, MEASURED, 2);
  expect(small).toMatchObject({ inspections: 20, measured: { half: 1, all: 2 } });
  // 40 × 0.09 s on two.
  expect(large?.simulated.all).toBeGreaterThanOrEqual(1.8);
  expect(large?.simulated.all).toBeLessThan(2.5);
});

it('a larger place never needs less', () => {
  const [county, city, province] = placesNeed(COSTS);
  if (!county || !city || !province) throw new Error('three places');
  for (const [small, large] of [
    [county, city],
    [city, province],
  ] as const) {
    expect(large.cores.engine).toBeGreaterThanOrEqual(small.cores.engine);
    expect(large.shards).toBeGreaterThanOrEqual(small.shards);
    expect(large.disk.ledger).toBeGreaterThan(small.disk.ledger);
    expect(large.memory.all).toBeGreaterThan(small.memory.all);
    expect(large.connections.ledger).toBe(10 * small.connections.ledger);
  }
  for (const { instant, within } of [county, city, province]) expect(instant.all).toBeLessThan(within);
});
