import { type Busy, type Counted, type Cpu, PROCESSES, type Reading } from './reading.ts';

/** What so many things of one kind took, without what would have been used in that time anyway. */
export interface Spent extends Counted {
  count: number;
  /** Seconds on the clock. */
  seconds: number;
}

/** Seconds of processor a second, and bytes of WAL a second, with nothing to do. */
export interface Idle {
  cpu: Cpu;
  walBytes: number;
}

/** What one thing costs: seconds of processor, bytes, and how long connections are held for it. */
export type Cost = Counted;

const each = (of: (name: keyof Cpu) => number): Cpu =>
  Object.fromEntries(PROCESSES.map((name) => [name, of(name)])) as Cpu;

/** Every counter made anew by `of`, which is given the way to read it. */
function counted(of: (read: (one: Counted) => number) => number): Counted {
  const busy = (whose: 'ledger' | 'engine'): Busy => ({
    transactions: of((one) => one[whose].transactions),
    seconds: of((one) => one[whose].seconds),
  });
  return {
    cpu: each((name) => of((one) => one.cpu[name])),
    ledgerBytes: of((one) => one.ledgerBytes),
    engineBytes: of((one) => one.engineBytes),
    historyBytes: of((one) => one.historyBytes),
    walBytes: of((one) => one.walBytes),
    ...{ ledger: busy('ledger'), engine: busy('engine') },
  };
}

/** What a time in which nothing was asked used a second. */
export function idleBetween(before: Reading, after: Reading): Idle {
  const seconds = (after.at - before.at) / 1000;
  return {
    cpu: each((name) => (after.cpu[name] - before.cpu[name]) / seconds),
    walBytes: (after.walBytes - before.walBytes) / seconds,
  };
}

/** What was used between two readings for `count` things. */
export function spentBetween(before: Reading, after: Reading, count: number): Spent {
  return { count, seconds: (after.at - before.at) / 1000, ...counted((read) => read(after) - read(before)) };
}

/** Takes out what the processes use when nothing is asked. */
export function withoutIdle(spent: Spent, idle: Idle): Spent {
  return {
    ...spent,
    cpu: each((name) => Math.max(0, spent.cpu[name] - idle.cpu[name] * spent.seconds)),
    walBytes: Math.max(0, spent.walBytes - idle.walBytes * spent.seconds),
  };
}

/** The mean of several measurements, each thing counted once. */
export function costOf(measured: readonly Spent[]): Cost {
  const count = measured.reduce((sum, one) => sum + one.count, 0);
  return counted((read) => measured.reduce((sum, one) => sum + read(one), 0) / count);
}

/** All processes together. */
export function total(cpu: Cpu): number {
  return PROCESSES.reduce((sum, name) => sum + cpu[name], 0);
}

/** Slope and start of the line that fits the points best; two points at least. */
export function line(points: readonly (readonly [number, number])[]): { slope: number; start: number } {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)];
  const slope = mean(([a, b]) => (a - x) * (b - y)) / mean(([a]) => (a - x) ** 2);
  return { slope, start: y - slope * x };
}
