import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startRunning } from '../backfill/running.ts';
import type { Json } from '../support/api.ts';

const ROUND = 'R2023-15';
let running: Running;

beforeAll(async () => {
  running = await startRunning();
  const { api } = running;
  const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
  const round = { no: ROUND, rulebook: 'wuyang-2023', mode: 'backfill', startedAt: '2023-04-10', groups };
  await api.post('rounds', round, 'round');
  await api.post(`rounds/${ROUND}/letters`, { kind: 'inquiry', at: '2023-04-14' }, 'letters');
}, 240_000);

afterAll(() => running?.stop());

describe('the command for timelines and lists', () => {
  it('prints every entry with where it comes from, or the same as data', async () => {
    const text = await running.command('timeline', ROUND);
    expect(text).toMatchObject({ exitCode: 0 });
    const lines = text.stdout.split('\n');
    expect(lines[0]).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日（周.） \d\d:\d\d　（补录）轮次开始：1 个组，巡察甲局党组$/);
    expect(lines[1]).toMatch(/^　　轮次 R2023-15 第 1 条｜发生 .*｜录入 local｜运行 [0-9a-f-]{36} 事件 1$/);
    const data = JSON.parse((await running.command('timeline', ROUND, '--json')).stdout);
    expect(data).toHaveLength(lines.length / 2);
    expect(data.every(({ place }: Json) => place !== null)).toBe(true);
  }, 120_000);

  it('prints the lists, and a sample that is the same each time and as the interface draws it', async () => {
    const lists = await running.command('timeline', ROUND, '--exceptions');
    expect(lists.stdout).toContain('更正、作废、退回：0 件');
    expect(lists.stdout).toContain('另有补录 9 件');
    const seed = ['--sample', '3', '--seed', '甲'];
    const sample = await running.command('timeline', ROUND, ...seed);
    expect(sample.stdout).toContain('从 9 件中抽 3 件；台账没有凭证的 9 件');
    const data = JSON.parse((await running.command('timeline', ROUND, ...seed, '--json')).stdout);
    const shown: Json = await running.api.get(`rounds/${ROUND}/sample?n=3&seed=${encodeURIComponent('甲')}`);
    expect(data).toEqual(shown);
  }, 120_000);

  it.each([
    [['R2099-01'], '台账里没有 R2099-01'],
    [['x'], '应为轮次编号'],
  ])('%j ends with 2 and says why', async (args, words) => {
    const { exitCode, stderr } = await running.command('timeline', ...args);
    expect({ exitCode, told: stderr.includes(words) }).toEqual({ exitCode: 2, told: true });
  });
});

describe('the product as it is started', () => {
  it('audits through its interface, with the key its worker made', async () => {
    const { id } = await running.api.post<Json>('audits', { all: true }, 'audit');
    for (;;) {
      const audit: Json = await running.api.get(`audits/${id}`);
      if (audit.state === 'running') await sleep(200);
      else {
        expect(audit).toMatchObject({ state: 'done', verdict: 'equal', error: null });
        break;
      }
    }
  }, 120_000);
});
