import fc from 'fast-check';
import { expect, it } from 'vitest';
import { through } from './queue.ts';

const last = (all: Float64Array) => all.at(-1) ?? 0;

it('a single server takes one after the other', () => {
  expect([...through([{ name: 'x', servers: 1, seconds: 2 }], 3)]).toEqual([2, 4, 6]);
});

it('several servers take as many at once', () => {
  expect([...through([{ name: 'x', servers: 2, seconds: 1 }], 5)]).toEqual([1, 1, 2, 2, 3]);
});

it('stations work at the same time: the slowest one decides, the others add the way through', () => {
  const stations = [
    { name: 'a', servers: 4, seconds: 0.1 },
    { name: 'b', servers: 1, seconds: 0.1 },
    { name: 'c', servers: 2, seconds: 0.1 },
  ];
  expect(last(through(stations, 1000))).toBeCloseTo(0.1 + 1000 * 0.1 + 0.1, 6);
});

it('jobs of one key wait for each other: the fullest key is the last', () => {
  const even = 1000 / 10;
  const took = last(through([{ name: 'shards', servers: 10, seconds: 1, keyed: true }], 1000));
  expect(took).toBeGreaterThan(even);
  expect(took).toBeLessThan(even * 1.4);
});

it('never beats what the station with the most work needs, and never takes longer than one server for all', () => {
  const station = fc.record({
    servers: fc.integer({ min: 1, max: 20 }),
    seconds: fc.double({ min: 0.001, max: 1, noNaN: true }),
    keyed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(station, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 200 }), (of, jobs) => {
      const stations = of.map((one) => ({ ...one, name: '' }));
      const took = last(through(stations, jobs));
      const least = Math.max(...of.map(({ servers, seconds }) => Math.ceil(jobs / servers) * seconds));
      const most = of.reduce((sum, { seconds }) => sum + jobs * seconds, 0);
      expect(took).toBeGreaterThanOrEqual(least - 1e-6);
      expect(took).toBeLessThanOrEqual(most + 1e-6);
    }),
  );
});
