import type { Load } from './drive.ts';

/** Every load that is put on the peers: on one inspection and over all, one at a time and ten at a time. */
export function loadsOf(inspections: number, seconds: number, quick: boolean): Load[] {
  const callers = quick ? [32] : [1, 32, 64];
  const loads = [1, inspections].flatMap((targets) =>
    [1, 10].flatMap((batch) => callers.map((count) => ({ callers: count, batch, targets, seconds }))),
  );
  return loads.map((load, index) => ({ ...load, first: load.targets === 1 ? index : 0 }));
}
