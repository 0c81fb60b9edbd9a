import fc from 'fast-check';

/** What goes wrong, in the words of the report. */
export const KINDS = {
  api: '接口被杀（SIGKILL）',
  worker: '工作进程被杀（SIGKILL）',
  engine: '引擎整个被杀（SIGKILL）',
  history: '引擎的一个 history 进程被杀（SIGKILL）',
  postgres: 'PostgreSQL 被杀（SIGKILL）',
  sessions: '数据库会话全部被终止',
  'cut-database': '到数据库的连接断开',
  'cut-engine': '到引擎的连接断开',
  'full-disk': '磁盘写满',
  'api-clock': '接口的时钟跳变',
  'worker-clock': '工作进程的时钟跳变',
  'database-clock': 'PostgreSQL 的时钟跳变',
  'slow-database': '数据库变慢',
  retries: '客户端重复、乱序地重试，有的不等答复',
} as const;
export type Kind = keyof typeof KINDS;

/** Ten sorts, each with its variants: one of each comes before any comes again. */
const SORTS: readonly (readonly Kind[])[] = [
  ['api'],
  ['worker'],
  ['engine'],
  ['history'],
  ['postgres'],
  ['cut-database', 'cut-engine', 'sessions'],
  ['full-disk'],
  ['database-clock', 'worker-clock', 'api-clock'],
  ['slow-database'],
  ['retries'],
];

/** One fault as the seed has it. */
export interface Planned {
  kind: Kind;
  /** Which of two processes. */
  which: 0 | 1;
  /** Milliseconds of undisturbed load before it. */
  afterMs: number;
  /** Milliseconds it lasts, where it does not end by itself. */
  forMs: number;
  /** Seconds a clock jumps; back where negative. */
  jumpSeconds: number;
  /** Seed of what else is by chance in it. */
  salt: number;
}

const DAY_S = 86_400;
const details = fc.record({
  which: fc.constantFrom(0 as const, 1 as const),
  afterMs: fc.integer({ min: 200, max: 600 }),
  forMs: fc.integer({ min: 300, max: 1500 }),
  jumpSeconds: fc.oneof(fc.integer({ min: -3 * DAY_S, max: -60 }), fc.integer({ min: 60, max: 3 * DAY_S })),
  salt: fc.nat(),
});

/** The same seed plans the same faults, only of `kinds`: every sort of them once in any order, then once again. */
export function planOf(seed: number, count: number, kinds: readonly Kind[]): Planned[] {
  const sorts = SORTS.map((sort) => sort.filter((kind) => kinds.includes(kind))).filter((sort) => sort.length > 0);
  const all = { minLength: sorts.length, maxLength: sorts.length };
  const bags = fc.sample(fc.shuffledSubarray(sorts, all), { seed, numRuns: Math.ceil(count / sorts.length) });
  const order = bags.flatMap((bag, no) => bag.flatMap((sort) => sort[no % sort.length] ?? []));
  return fc
    .sample(details, { seed, numRuns: count })
    .flatMap((detail, no) => (order[no] ? [{ kind: order[no], ...detail }] : []));
}
