import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { killSessions } from '../test/support/kill.ts';
import { type Client, connect } from './client.ts';
import { transaction } from './transaction.ts';

describe('transaction', () => {
  let database: TestDatabase;
  let client: Client;
  let admin: Client;
  const ids = async () => (await client.db.execute(sql`select n from t order by n`)).rows.map((row) => row.n);

  beforeAll(async () => {
    database = await testDatabase({ migrated: false });
    client = connect(database.url, { max: 1 });
    admin = connect(database.url, { max: 1 });
    await client.db.execute(sql`create table t (n integer primary key)`);
  });
  afterAll(async () => {
    await Promise.all([client.close(), admin.close()]);
    await database.drop();
  });

  it('commits what returns, and nothing of what throws', async () => {
    await transaction(client.db, (tx) => tx.execute(sql`insert into t values (1)`));
    const failing = transaction(client.db, async (tx) => {
      await tx.execute(sql`insert into t values (2)`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ids()).toEqual([1]);
  });

  it('is one transaction when it is inside another', async () => {
    const outer = transaction(client.db, async (tx) => {
      await transaction(tx, (inner) => inner.execute(sql`insert into t values (3)`));
      throw new Error('no');
    });
    await expect(outer).rejects.toThrow('no');
    expect(await ids()).toEqual([1]);
  });

  it('does not pass a failed statement for a commit', async () => {
    const swallowing = transaction(client.db, async (tx) => {
      await tx.execute(sql`insert into t values (1)`).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('rolled back');
  });

  it('lives on when its connection is killed, busy or between two statements, and the pool too', async () => {
    for (let i = 0; i < 3; i += 1) {
      const busy = transaction(client.db, (tx) => tx.execute(sql`select pg_sleep(30) as busy`));
      const expected = expect(busy).rejects.toThrow();
      await expect.poll(() => killSessions(admin.db, 'as busy')).toBe(1);
      await expected;
      const between = transaction(client.db, async (tx) => {
        await tx.execute(sql`select 1 as between_two`);
        await killSessions(admin.db, 'as between_two');
        await new Promise((resolve) => setTimeout(resolve, 50));
        await tx.execute(sql`insert into t values (9)`);
      });
      await expect(between).rejects.toThrow();
      expect(await ids()).toEqual([1]);
    }
  });
});
