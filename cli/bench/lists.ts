import { connect } from '../../db/client.ts';
import { openKeys } from '../../keys/open.ts';
import { sayAside } from '../../stack/say.ts';
import { apiOver } from '../../test/scale/api-over.ts';
import { QUESTIONS } from '../../test/scale/questions.ts';
import { seed } from '../../test/scale/seed.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { Sizes } from './catalogue.ts';
import { aimed, type Figure, type Measured } from './report/figure.ts';
import { percentile } from './statistics.ts';

/** A figure of our own choosing: what a person does not notice as waiting. */
const GOAL_MS = 150;

/** Measures every list, filter, sorting, deep page and search over a ledger seeded by SQL. */
export async function run({ rounds, times }: Sizes<'rounds' | 'times'>): Promise<Measured> {
  openKeys({ text: `bench:${Buffer.alloc(32, 7).toString('base64')}` });
  const database = await testDatabase();
  sayAside(`正在建台账：${rounds} 轮`);
  await seed(database.url, { rounds });
  const client = connect(database.url);
  const api = await apiOver(client);
  const taken = new Map<string, number[]>(QUESTIONS.map((question) => [question, []]));
  // Once unmeasured, then in turns, so that what else the machine does falls on all alike.
  for (let time = 0; time <= times; time += 1) {
    for (const question of QUESTIONS) {
      const began = performance.now();
      const { statusCode, body } = await api.get(question);
      if (statusCode !== 200) throw new Error(`${question}: ${statusCode} ${body}`);
      if (time > 0) taken.get(question)?.push(performance.now() - began);
    }
    sayAside(`第 ${time}/${times} 遍`);
  }
  await api.close();
  await client.close();
  await database.drop();
  const inSize = `${rounds * 40} 个组·单位、${rounds * 400} 条时限`;
  const figures = [[`全部（${inSize}）`, [...taken.values()].flat()] as const, ...taken].map(figureOf);
  return { figures, details: { times, questions: QUESTIONS.length } };
}

function figureOf([what, took]: readonly [string, readonly number[]]): Figure {
  const at = (share: number) => percentile(took, share);
  return {
    what,
    values: [
      { of: 'p50', value: at(0.5), unit: '毫秒' },
      { of: 'p95', value: at(0.95), unit: '毫秒' },
      { of: '最慢', value: at(1), unit: '毫秒' },
    ],
    comparisons: [aimed(`${GOAL_MS} 毫秒（p95）`, at(0.95) / GOAL_MS, { most: 1 })],
  };
}
