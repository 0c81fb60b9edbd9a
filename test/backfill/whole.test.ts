import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, type Running, startRunning } from './running.ts';

/** Five rounds, one of each document, and two of combinations: from the plan to the closed archive. */
const ROUNDS: [name: string, facts: number, deadlines: number][] = [
  ['liaison-2022', 74, 6],
  ['wuyang-2023', 119, 23],
  ['township-2022', 146, 37],
  ['xinghai-2020', 220, 15],
  ['lixian-2019', 94, 8],
  ['xinghai-wuyang', 267, 39],
  ['township-xinghai', 211, 43],
];

let running: Running;

beforeAll(async () => {
  running = await startRunning();
});

afterAll(() => running?.stop());

/** The table worked out by hand from procedure.md §1 and §2; a line before a row tells which days were counted. */
async function expected(name: string): Promise<string[]> {
  const text = await readFile(new URL(`whole/${name}.txt`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('a whole round by backfill, every gate and signature in time', () => {
  it.each(ROUNDS)('%s: %i facts, %i deadlines as counted by hand', async (name, facts, deadlines) => {
    const { stdout, stderr, exitCode } = await running.backfill(`scenarios/whole-${name}.yaml`, '--json');
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(`登记 ${facts} 条，以前已登记 0 条，未登记 0 条。`);
    const rows = await expected(name);
    expect(rows).toHaveLength(deadlines);
    expect(linesOf(stdout).sort()).toEqual(rows.sort());
  });

  it('closes: the round is archived, every clue written off', async () => {
    for (const [name] of ROUNDS) {
      const text = await readFile(new URL(`../../scenarios/whole-${name}.yaml`, import.meta.url), 'utf8');
      const no = /no: (R\d{4}-\d{2})/.exec(text)?.[1] ?? '';
      expect(await running.api.get(`rounds/${no}`), name).toMatchObject({ closed: true });
      const { items: closed } = await running.api.get<{ items: { data: { closed?: number[] } }[] }>(
        `rounds/${no}/facts?standing=true&sort=-at&pageSize=500`,
      );
      const written = closed.flatMap(({ data }) => data.closed ?? []).sort();
      expect(written, name).toEqual([1, 2, 3, 4]);
    }
  });
}, 600_000);
