import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../activities/record.ts';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { killSessions } from '../test/support/kill.ts';
import { entry, flush } from '../test/support/ledger.ts';
import { type Client, connect } from './client.ts';
import { type LedgerListener, listenToLedger } from './listen.ts';

describe('waitForRevision', () => {
  let database: TestDatabase;
  let client: Client;
  let listener: LedgerListener;
  const write = (workflowId: string, seq: number) =>
    createRecordActivity(client)(flush([entry(seq, { type: 'time.passed' }, { workflowId })]));

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    listener = await listenToLedger(client);
  });
  afterAll(async () => {
    await listener.close();
    await client.close();
    await database.drop();
  });

  it('answers at once for a revision already there', async () => {
    await write('R2022-11', 1);
    expect(await listener.waitForRevision('R2022-11', 1, 1000)).toBe(true);
    expect(await listener.waitForRevision('R2022-11', 0, 1000)).toBe(true);
  });

  it('answers when the revision is written', async () => {
    await write('R2022-12', 1);
    const waiting = listener.waitForRevision('R2022-12', 3, 5000);
    let answered = false;
    void waiting.then(() => {
      answered = true;
    });
    await write('R2022-12', 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    await write('R2022-12', 3);
    expect(await waiting).toBe(true);
  });

  it('says no after its time, of another workflow and of a later revision', async () => {
    await write('R2022-13', 1);
    expect(await listener.waitForRevision('R2022-13', 2, 50)).toBe(false);
    expect(await listener.waitForRevision('R2022-99', 1, 50)).toBe(false);
  });

  it('loses no wake-up among many writers and waiters', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `R2021-${String(i + 10)}`);
    const waits = ids.flatMap((id) => [1, 2, 3].map((n) => listener.waitForRevision(id, n, 10_000)));
    await Promise.all(
      ids.map(async (id) => {
        for (const n of [1, 2, 3]) await write(id, n);
      }),
    );
    expect(new Set(await Promise.all(waits))).toEqual(new Set([true]));
  });

  it('hears again after its connection was lost, and looks up what it missed', async () => {
    const waiting = listener.waitForRevision('R2022-14', 1, 10_000);
    expect(await killSessions(client.db, 'listen ledger')).toBe(1);
    await write('R2022-14', 1);
    expect(await waiting).toBe(true);
    const heard = async () =>
      (
        await client.db.execute(
          sql`select 1 from pg_stat_activity where datname = current_database() and query = 'listen ledger'`,
        )
      ).rows;
    await expect.poll(heard, { timeout: 5000 }).toHaveLength(1);
    const later = listener.waitForRevision('R2022-14', 2, 10_000);
    await write('R2022-14', 2);
    expect(await later).toBe(true);
  });
});
