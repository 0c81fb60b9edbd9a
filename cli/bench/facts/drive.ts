import { percentile } from '../statistics.ts';

/** How fast calls were answered. */
export interface Driven {
  calls: number;
  seconds: number;
  /** Facts acknowledged and in the ledger, a second. */
  factsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** One kind of load: so many callers, each asking again as soon as it is answered. */
export interface Load {
  callers: number;
  /** Facts a call carries. */
  batch: number;
  /** How many inspections the calls go round. */
  targets: number;
  /** The first of these: each load begins with another, so that none finds what those before it left. */
  first: number;
  seconds: number;
}

/** Makes calls until the time is over; those under way then are waited for and counted, also when one has failed. */
export async function drive(load: Load, call: (target: number, no: number) => Promise<void>): Promise<Driven> {
  const latencies: number[] = [];
  const started = performance.now();
  let no = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() - started < load.seconds * 1000) {
      const own = no++;
      const asked = performance.now();
      await call(load.first + (own % load.targets), own);
      latencies.push(performance.now() - asked);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: load.callers }, caller));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  const seconds = (performance.now() - started) / 1000;
  return {
    ...{ calls: latencies.length, seconds },
    factsPerSecond: (latencies.length * load.batch) / seconds,
    ...{ p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) },
  };
}
