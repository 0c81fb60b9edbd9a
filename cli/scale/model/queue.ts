/** One stage that every job passes: `servers` work at once, each takes `seconds` for a job, first come first served. */
export interface Station {
  name: string;
  servers: number;
  seconds: number;
  /** Where given, jobs of one key wait for each other alone, and `servers` says how many keys there are. */
  keyed?: boolean;
}

/**
 * When each job is through all stations, in seconds, sorted; all of them arrive at 0. Jobs fall on keys as a hash would
 * let them: the same seed, the same answer.
 */
export function through(stations: readonly Station[], jobs: number, seed = 1): Float64Array {
  let order = Array.from({ length: jobs }, (_, job) => job);
  const at = new Float64Array(jobs);
  const random = generator(seed);
  for (const { servers, seconds, keyed } of stations) {
    const free = new Float64Array(servers);
    order.forEach((job, place) => {
      // Equal times and first come first served: who came `servers` places before has left the same server.
      const server = keyed ? Math.floor(random() * servers) : place % servers;
      const begins = Math.max(at[job] ?? 0, free[server] ?? 0);
      at[job] = free[server] = begins + seconds;
    });
    order = order.toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  }
  return at.toSorted();
}

/** mulberry32: 0 ≤ x < 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
