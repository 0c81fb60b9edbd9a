import { expect, it } from 'vitest';
import type { Acknowledged } from './load.ts';
import { pauseAfter } from './pause.ts';

const acknowledged = (inspection: string, ...moments: number[]): Acknowledged[] =>
  moments.map((at) => ({ id: `${inspection}/${at}`, inspection, at }));

it('counts from the last acknowledgement before the moment, for all and for the one that waited longest', () => {
  const all = [...acknowledged('1-1', 100, 200, 900, 1000), ...acknowledged('1-2', 150, 250, 350, 450, 950)];
  expect(pauseAfter(all, 300, 1000)).toEqual({ all: 450, one: 700 });
});

it('counts a pause that has not ended', () => {
  expect(pauseAfter(acknowledged('1-1', 100), 200, 5000)).toEqual({ all: 4900, one: 4900 });
});

it('does not count what was before', () => {
  expect(pauseAfter(acknowledged('1-1', 100, 4000, 4100, 4200), 4050, 4300)).toEqual({ all: 100, one: 100 });
});
