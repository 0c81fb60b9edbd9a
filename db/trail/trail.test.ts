import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { GENESIS } from '../chain.ts';
import { type Client, connect } from '../client.ts';
import { trailPage, wholeTrail } from '../queries/trail.ts';
import { appendTrail } from './append.ts';
import { type TrailNote, type TrailRow, trailHash } from './chain.ts';

let database: TestDatabase;
let processes: Client[];

beforeAll(async () => {
  database = await testDatabase();
  processes = [connect(database.url), connect(database.url)];
});
afterAll(async () => {
  for (const process of processes) await process.close();
  await database.drop();
});

const note = (request: string): TrailNote => ({
  ...{ at: '2026-11-23T01:00:00.000Z', event: 'signed-in', account: 'jia', address: '127.0.0.1', request },
  detail: { session: request },
});
const [first, second] = [() => processes[0]?.db as Client['db'], () => processes[1]?.db as Client['db']];
async function whole(): Promise<TrailRow[]> {
  const rows: TrailRow[] = [];
  for await (const row of wholeTrail(first())) rows.push(row);
  return rows;
}

describe('the trail', () => {
  it('is one chain, whoever appends at the same moment', async () => {
    const all = Array.from({ length: 60 }, (_, n) =>
      appendTrail(n % 2 ? first() : second(), [note(`a${n}`), note(`b${n}`)]),
    );
    await Promise.all(all);
    const rows = await whole();
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(new Set(rows.map(({ request }) => request)).size).toBe(120);
    let before = GENESIS;
    for (const row of rows) {
      expect(row).toMatchObject({ prevHash: before, hash: trailHash(row) });
      before = row.hash;
    }
  });

  it('takes all of a batch or nothing of it', async () => {
    const { total } = await trailPage(first(), { limit: 1, offset: 0 });
    const unstorable = { ...note('y'), detail: { session: 'a\0b' } };
    await expect(appendTrail(first(), [note('x'), unstorable])).rejects.toThrow();
    expect(await trailPage(first(), { limit: 1, offset: 0 })).toMatchObject({ total });
  });

  it.each(['update trail set account = account', 'delete from trail', 'truncate trail'])(
    'refuses %s',
    async (change) => {
      await expect(first().execute(sql.raw(change))).rejects.toMatchObject({ cause: { code: '23001' } });
    },
  );
});
