import { expect, it } from 'vitest';
import { costOf, idleBetween, line, spentBetween, total, withoutIdle } from './costs.ts';
import type { Reading } from './reading.ts';

const reading = (at: number, cpu: number, bytes: number): Reading => ({
  at,
  cpu: { engine: cpu, postgres: cpu, worker: cpu, api: 0 },
  ...{ ledgerBytes: bytes, engineBytes: bytes, historyBytes: bytes, walBytes: bytes },
  ledger: { transactions: bytes, seconds: cpu },
  engine: { transactions: bytes, seconds: cpu },
  memory: { worker: 0, api: 0 },
});

it('what is used without being asked is taken out, and never below nothing', () => {
  const idle = idleBetween(reading(0, 0, 0), reading(10_000, 1, 100));
  expect(idle.cpu.engine).toBeCloseTo(0.1);
  const spent = spentBetween(reading(0, 0, 0), reading(2000, 1.2, 1000), 10);
  const own = withoutIdle(spent, idle);
  expect(own.cpu.engine).toBeCloseTo(1);
  expect(own.cpu.api).toBe(0);
  expect(own.walBytes).toBeCloseTo(980);
  expect(withoutIdle(spentBetween(reading(0, 0, 0), reading(2000, 0.1, 1), 1), idle).cpu.engine).toBe(0);
});

it('every thing counts once, however many were in its round', () => {
  const few = spentBetween(reading(0, 0, 0), reading(1000, 1, 100), 1);
  const many = spentBetween(reading(0, 0, 0), reading(1000, 9, 900), 9);
  const cost = costOf([few, many]);
  expect(cost.cpu.engine).toBeCloseTo(1);
  expect(cost.ledgerBytes).toBeCloseTo(100);
  expect(cost.engine.transactions).toBeCloseTo(100);
  expect(total(cost.cpu)).toBeCloseTo(3);
});

it('a line through its points', () => {
  const { slope, start } = line([
    [10, 120],
    [20, 140],
    [40, 180],
  ]);
  expect(slope).toBeCloseTo(2);
  expect(start).toBeCloseTo(100);
});
