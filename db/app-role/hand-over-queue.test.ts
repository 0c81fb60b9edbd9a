import type PgBoss from 'pg-boss';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueue, queueSchema } from '../../notices/open-queue.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { QUICK } from '../../test/support/house.ts';
import { ensureAppRole } from '../app-role.ts';
import { type Client, connect } from '../client.ts';
import { migrate } from '../migrate.ts';
import { session } from '../session.ts';
import { dropRoles, someRole } from './testing.ts';

const log = pino({ level: 'silent' });
const roles = [someRole(), someRole()] as const;
const job = { channel: 'mail', at: new Date(0) } as const;
const PREVIOUS = 22;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  await dropRoles(database.url, ...roles.map(({ name }) => name));
});

/** Opens the queue as a worker does, and closes it again. */
async function withQueue<T>(url: string, work: (boss: PgBoss, client: Client) => Promise<T>): Promise<T> {
  const client = connect(url, { max: 3 });
  try {
    const queue = await openQueue(client.db, QUICK, log);
    if (!queue) throw new Error('no queue');
    try {
      await queue.add(client.db, { delivery: '甲', ...job });
      return await work(queue.boss, client);
    } finally {
      await queue.boss.stop({ graceful: false });
    }
  } finally {
    await client.close();
  }
}

const fetched = (boss: PgBoss) => boss.fetch('notices-mail', { batchSize: 10 }).then((jobs) => jobs.length);

/** Who owns something in the queue's schema. */
const owners = (schema = 'xuncheng_jobs') =>
  session(database.url, async (client) => {
    const { rows } = await client.query<{ owner: string }>(
      `select distinct pg_get_userbyid(owner) as owner from (
         select relowner as owner from pg_class where relnamespace = $1::regnamespace
         union select proowner from pg_proc where pronamespace = $1::regnamespace
         union select typowner from pg_type where typnamespace = $1::regnamespace
         union select nspowner from pg_namespace where oid = $1::regnamespace) owners`,
      [schema],
    );
    return rows.map(({ owner }) => owner);
  });

describe('the queue of the application’s role', () => {
  it('is the one an earlier release made as the owner, with its jobs, upgrades and new partitions', async () => {
    await withQueue(database.url, async () => undefined);
    const url = await ensureAppRole(database.url, roles[0]);
    expect(await owners()).toEqual([roles[0].name]);
    await session(url, async (client) => {
      // As the library's earlier version left it: its own upgrade alters a table and a function.
      await client.query('alter table xuncheng_jobs.job drop constraint job_pkey');
      await client.query(`update xuncheng_jobs.version set version = ${PREVIOUS}`);
    });
    await withQueue(url, async (boss) => {
      expect(await boss.schemaVersion()).toBeGreaterThan(PREVIOUS);
      expect(await fetched(boss)).toBe(2);
      await boss.createQueue('another');
      await boss.deleteQueue('another');
    });
  });

  it('goes on where the owner runs a worker without the role', async () => {
    await withQueue(database.url, async (boss) => expect(await fetched(boss)).toBe(1));
    const url = await ensureAppRole(database.url, roles[0]);
    await withQueue(url, async (boss) => expect(await fetched(boss)).toBe(1));
  });

  it('is made by the role where there is none', async () => {
    await session(database.url, (client) => client.query('drop schema xuncheng_jobs cascade'));
    const url = await ensureAppRole(database.url, roles[0]);
    await withQueue(url, async (boss) => expect(await fetched(boss)).toBe(1));
    expect(await owners()).toEqual([roles[0].name]);
  });

  it('is the county’s own where it has a schema beside others', async () => {
    const county = `${database.url}?options=-c%20search_path%3D%22My-County%22`;
    await session(database.url, (client) => client.query('create schema "My-County"'));
    await migrate(county);
    await withQueue(county, async () => undefined);
    const url = await ensureAppRole(county, roles[1]);
    // The role works there by itself, without what the address says.
    const bare = new URL(url);
    bare.search = '';
    await withQueue(bare.href, async (boss, { db }) => {
      expect(await queueSchema(db)).toBe('My_County_jobs');
      expect(await fetched(boss)).toBe(2);
    });
    expect(await owners('my_county_jobs')).toEqual([roles[1].name]);
    expect(await owners()).toEqual([roles[0].name]);
  });
});
