import { expect, it } from 'vitest';
import { KINDS, type Kind, planOf } from './plan.ts';

const kinds = Object.keys(KINDS) as Kind[];
const planned = (seed: number, count: number, some = kinds) => planOf(seed, count, some).map(({ kind }) => kind);

it('plans the same faults of the same seed', () => {
  expect(planOf(7, 40, kinds)).toEqual(planOf(7, 40, kinds));
  expect(planned(7, 40)).not.toEqual(planned(8, 40));
});

it('plans one of each sort in ten, and every kind in thirty', () => {
  const ten = planned(7, 10);
  expect(new Set(ten).size).toBe(10);
  for (const kind of ['api', 'worker', 'engine', 'history', 'postgres', 'full-disk', 'slow-database', 'retries'])
    expect(ten).toContain(kind);
  expect(new Set(planned(7, 30))).toEqual(new Set(kinds));
});

it('fills up with others what a machine cannot do', () => {
  const without = kinds.filter((kind) => kind !== 'full-disk' && !kind.endsWith('-clock'));
  expect(planned(7, 10, without)).toHaveLength(10);
  expect(new Set(planned(7, 30, without))).toEqual(new Set(without));
});
