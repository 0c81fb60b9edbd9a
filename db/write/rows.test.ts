import { getTableColumns, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import { project } from '../../procedure/project.ts';
import { bodies } from '../../test/support/bodies.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, entry, flush, ROUND } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { applyRows } from './rows.ts';
import { PROJECTED } from './tables.ts';

describe('rows', () => {
  let database: TestDatabase;
  let client: Client;
  const all = Object.values(bodies);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  async function contents(): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const [name, table] of Object.entries(PROJECTED)) {
      found[name] = await client.db.select().from(table).orderBy(sql`1`, sql`2`);
    }
    return found;
  }

  it.each(all)('$type names tables and columns that exist', (body) => {
    for (const { table, key, set } of project(entry(7, body))) {
      const columns = Object.keys(getTableColumns(PROJECTED[table]));
      expect(columns).toEqual(expect.arrayContaining(Object.keys({ ...key, ...set })));
    }
  });

  it('are the same written at once, one by one, and by a rebuild over what is there', async () => {
    const written = entries(all);
    await createRecordActivity(client)(flush(written));
    const atOnce = await contents();
    expect(Object.values(atOnce).every((rows) => rows.length > 0)).toBe(true);
    await applyRows(client.db, written.flatMap(project));
    expect(await contents()).toEqual(atOnce);
    for (const table of Object.values(PROJECTED)) await client.db.delete(table);
    for (const one of written) await applyRows(client.db, project(one));
    expect(await contents()).toEqual(atOnce);
  });

  it('leave to a rebuild nothing of what the dispatcher noted', async () => {
    await client.db.execute(sql`update outbox set sent_at = now()`);
    await applyRows(client.db, entries(all).flatMap(project));
    const { rows } = await client.db.execute(sql`select distinct status from outbox`);
    expect(rows).toEqual([{ status: 'sent' }]);
  });

  it('go in by many at a time', async () => {
    const opened = bodies['deadline.opened'];
    const many = Array.from({ length: 1200 }, (_, i) => entry(i + 1, { ...opened, key: `k${i}` }));
    await applyRows(client.db, many.flatMap(project));
    const { rows } = await client.db.execute(
      sql`select count(*)::int as n from deadlines where workflow_id = ${ROUND} and key like 'k%'`,
    );
    expect(rows).toEqual([{ n: 1200 }]);
  });
});
