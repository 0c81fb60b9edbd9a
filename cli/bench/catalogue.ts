import type { Measured } from './report/figure.ts';

/** A size of a benchmark: in full, for a smoke run of a minute at most, and what it is. */
export type Size = readonly [full: number, quick: number, about: string];

/** What a benchmark is told. */
export type Sizes<Names extends string> = Record<Names, number> & { quick: boolean };

/** A benchmark's module. */
export interface Bench<Names extends string> {
  run(sizes: Sizes<Names>): Promise<Measured>;
}

/** What there is to choose: a benchmark is loaded only when it is run. */
export interface Entry {
  about: string;
  sizes: Record<string, Size>;
  run(sizes: Record<string, number>, quick: boolean): Promise<Measured>;
}

export const CATALOGUE: Record<string, Entry> = {
  facts: entry(
    '登记：每秒多少件已答复并已入台账，与引擎空流程、DBOS Transact 在同一数据库上轮流相比',
    {
      seconds: [8, 1, '每种负载每家跑多少秒'],
      times: [3, 1, '各跑几遍，取中位数'],
      warm: [10, 1, '先各跑多少秒不计'],
      inspections: [200, 10, '组·单位数'],
    },
    () => import('./facts.ts'),
  ),
  storm: entry(
    '同时到期：几百个组·单位各十四条时限同一时刻到期，到全部入台账；再在中途 kill -9；旁边是 DBOS 做同样多的',
    {
      inspections: [600, 10, '组·单位数'],
      deadlines: [14, 14, '每个组·单位的时限数'],
      lead: [150, 14, '到期前留多少秒建立'],
      times: [1, 1, '各跑几遍，取中位数'],
    },
    () => import('./storm.ts'),
  ),
  'open-round': entry(
    '在办的一轮：工作进程的内存、历史和台账的字节、每件事实的事件，从 1 个组·单位到最大',
    {
      most: [1000, 20, '最大的一轮有多少组·单位'],
      facts: [5, 2, '每个组·单位另记多少件'],
    },
    () => import('./open-round.ts'),
  ),
  audit: entry(
    '审计：同一批历史，引擎自己的重放与审计轮流',
    { times: [5, 1, '各跑几遍，取中位数'] },
    () => import('./audit.ts'),
  ),
  start: entry(
    '启动：已用过的数据目录上 npm start 到就绪，旁边只起引擎和数据库',
    { times: [5, 1, '各启动几次，取中位数'] },
    () => import('./start.ts'),
  ),
  lists: entry(
    '列表：100,000 个组·单位、1,000,000 条时限的台账，逐个列表、筛选、排序、深页、搜索问若干遍',
    {
      rounds: [2500, 25, '轮次数，一轮 40 个组·单位、400 条时限'],
      times: [20, 2, '每一问几遍'],
    },
    () => import('./lists.ts'),
  ),
  page: entry(
    '网页：工作台第一次和第二次打开传了多少字节、几时可以操作，旁边是同样框架的空页',
    {
      times: [5, 1, '每种打开几次，取中位数'],
      groups: [7, 1, '轮次里的组数'],
    },
    () => import('./page.ts'),
  ),
  calendar: entry(
    '日历换版本：几轮的组·单位各开几条时限，导入后全部重算，与引擎的空更新相比；再中途杀掉工作进程',
    {
      rounds: [6, 1, '轮次数'],
      inspections: [50, 10, '每轮的组·单位数'],
      deadlines: [17, 5, '每个组·单位的时限数'],
    },
    () => import('./calendar.ts'),
  ),
};

function entry<Names extends string>(
  about: string,
  sizes: Record<Names, Size>,
  load: () => Promise<Bench<Names>>,
): Entry {
  const run = async (given: Record<string, number>, quick: boolean) =>
    (await load()).run({ ...(given as Record<Names, number>), quick } as Sizes<Names>);
  return { about, sizes, run };
}
