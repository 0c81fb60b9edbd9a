import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../activities/record.ts';
import { bodies } from '../test/support/bodies.ts';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { entries, flush, ROUND } from '../test/support/ledger.ts';
import { APPEND_ONLY } from './app-role/append-only.ts';
import { roleUrl } from './app-role/role-url.ts';
import { dropRoles, outcome, someRole } from './app-role/testing.ts';
import { ensureAppRole, mayChangeLedger } from './app-role.ts';
import { type Client, connect } from './client.ts';
import { migrate } from './migrate.ts';
import { keepCalendar } from './queries/calendars.ts';
import { entriesOf } from './queries/entries.ts';
import { newestRulebook, saveRulebook } from './queries/rulebooks.ts';
import { deadlines } from './schema/deadlines.ts';
import { DatabaseSetupError } from './setup-error.ts';
import { PROJECTED } from './write/tables.ts';

const NOT_ALLOWED = '42501';
const role = someRole();
const written = entries(Object.values(bodies));
const command = { id: 'key-1', hash: 'h', revision: 1 };
const book = { id: 'b', hash: 'h', title: '甲' } as Parameters<typeof saveRulebook>[1];
const calendar = { version: 'c' } as Parameters<typeof keepCalendar>[1];

let database: TestDatabase;
let owner: Client;
let app: Client;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.url, { max: 2 });
  url = await ensureAppRole(database.url, role);
  app = connect(url, { max: 4 });
  await createRecordActivity(app)(flush(written, { commands: [command] }));
  await saveRulebook(app.db, book, '2022-01-01T00:00:00.000Z');
  await keepCalendar(app.db, calendar, '2022-01-01T00:00:00.000Z');
});
afterAll(async () => {
  await app?.close();
  await owner?.close();
  await database?.drop();
  await dropRoles(database.url, role.name);
});

describe('the application’s role', () => {
  it('writes the ledger and what is projected from it, again and rebuilt', async () => {
    await createRecordActivity(app)(flush(written, { commands: [command] }));
    expect(await entriesOf(app.db, ROUND)).toHaveLength(written.length);
    for (const table of Object.values(PROJECTED)) expect((await app.db.select().from(table)).length).toBeGreaterThan(0);
    await app.db.delete(deadlines);
    expect(await app.db.select().from(deadlines)).toEqual([]);
  });

  it('publishes a rulebook again, whose content stays', async () => {
    await saveRulebook(app.db, { ...book, title: '乙' }, '2023-01-01T00:00:00.000Z');
    expect(await newestRulebook(app.db, 'b')).toMatchObject({ title: '甲' });
    const { rows } = await app.db.execute(sql`select extract(year from published_at)::int as year from rulebooks`);
    expect(rows).toEqual([{ year: 2023 }]);
    expect(await outcome(url, `update rulebooks set body = '{}'`)).toBe(NOT_ALLOWED);
  });

  it('finds the schema of this release and changes nothing', async () => {
    await migrate(url);
  });

  // What the owner's trigger refuses has another code: these never come that far.
  it.each([
    `update entries set type = 'x'`,
    'delete from entries',
    'truncate entries',
    'select 1 from entries for update',
    `insert into entries select * from entries on conflict (workflow_id, seq) do update set type = 'x'`,
    'alter table entries disable trigger entries_append_only',
    'drop trigger entries_append_only on entries',
    'create trigger mine before insert on entries for each row execute function entries_append_only()',
    `create or replace function entries_append_only() returns trigger language plpgsql as 'begin return null; end'`,
    'drop function entries_append_only() cascade',
    'set session_replication_role = replica',
    'create rule mine as on insert to entries do instead nothing',
    'alter table entries add column mine int',
    'alter table entries rename to gone',
    'drop table entries',
    `copy entries to program 'true'`,
    `update commands set hash = 'x'`,
    'delete from commands',
    'truncate commands',
    'delete from rulebooks',
    `update calendars set body = '{}'`,
    'delete from calendar_versions',
    `update calendar_versions set hash = 'x'`,
    'delete from __drizzle_migrations',
    `insert into __drizzle_migrations (hash, created_at) values ('x', 9)`,
    'create table mine (a int)',
    'truncate facts',
    'create table xuncheng_own.mine (a int references public.entries)',
    'create role mine',
    'create database mine',
    `alter role ${role.name} createrole`,
  ])('is refused by PostgreSQL itself: %s', async (statement) => {
    await owner.db.execute(sql.raw(`create schema if not exists xuncheng_own authorization ${role.name}`));
    expect(await outcome(url, statement)).toBe(NOT_ALLOWED);
    expect(await entriesOf(owner.db, ROUND)).toHaveLength(written.length);
  });

  it('cannot become the owner, nor pass anything on', async () => {
    const { rows } = await owner.db.execute<{ owner: string }>(sql`select current_user as owner`);
    expect(await outcome(url, `set role ${rows[0]?.owner}`)).toBe(NOT_ALLOWED);
    await app.db.execute(sql`grant update, delete on entries to public`).catch(() => {});
    expect(await outcome(url, 'delete from entries')).toBe(NOT_ALLOWED);
    expect(await mayChangeLedger(url)).toBe(false);
    expect(await mayChangeLedger(database.url)).toBe(true);
  });

  it('only reads views: what is written through one is written with its owner’s rights', async () => {
    await owner.db.execute(sql`create view every_entry as select * from entries`);
    await ensureAppRole(database.url, role);
    expect(await outcome(url, 'select * from every_entry')).toBe('done');
    expect(await outcome(url, 'delete from every_entry')).toBe(NOT_ALLOWED);
  });

  it('has no table that is only appended to and not on the list', async () => {
    const { rows } = await owner.db.execute<{ name: string }>(
      sql`select relname as name from pg_class join pg_trigger on tgrelid = pg_class.oid where tgname like '%append_only'`,
    );
    expect(Object.keys(APPEND_ONLY)).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  });
});

describe('ensureAppRole', () => {
  it('may be called by several at once, and takes back what was granted too much', async () => {
    for (const much of [
      `grant all on all tables in schema public to ${role.name}`,
      `grant update (hash) on entries to ${role.name}`,
      `grant create on schema public to ${role.name}`,
      `alter role ${role.name} createdb createrole nologin password 'other'`,
    ])
      await owner.db.execute(sql.raw(much));
    expect(await mayChangeLedger(database.url)).toBe(true);
    expect(await Promise.all([1, 2, 3].map(() => ensureAppRole(database.url, role)))).toEqual([url, url, url]);
    for (const statement of ['delete from entries', 'truncate facts', 'create table mine (a int)', 'create role mine'])
      expect(await outcome(url, statement)).toBe(NOT_ALLOWED);
    expect(await outcome(url, `update entries set hash = 'x'`)).toBe(NOT_ALLOWED);
  });

  it.each([
    ['grant update on entries to public', 'revoke update on entries from public'],
    ['grant update (hash) on commands to public', 'revoke update (hash) on commands from public'],
    [`grant pg_write_all_data to ${role.name}`, `revoke pg_write_all_data from ${role.name}`],
  ])('refuses a role that could change the ledger all the same: %s', async (wrong, right) => {
    await owner.db.execute(sql.raw(wrong));
    const refused = await ensureAppRole(database.url, role).catch((error: unknown) => error);
    await owner.db.execute(sql.raw(right));
    expect(refused).toBeInstanceOf(DatabaseSetupError);
    expect(String(refused)).toMatch(/仍能改动只追加的表（.*(entries|commands)/);
    expect(await ensureAppRole(database.url, role)).toBe(url);
  });

  it('never works in a schema that the role put before the owner’s', async () => {
    const { rows } = await owner.db.execute<{ owner: string }>(sql`select current_user as owner`);
    const name = `"${rows[0]?.owner}"`;
    await app.db.execute(sql.raw(`create schema ${name}`));
    const refused = [migrate(database.url), ensureAppRole(database.url, role)];
    await Promise.all(refused.map((one) => expect(one).rejects.toThrow(`属于用户“${role.name}”`)));
    await app.db.execute(sql.raw(`drop schema ${name}`));
    expect(roleUrl(database.url, role)).toBe(await ensureAppRole(database.url, role));
  });
});
