import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropRoles } from '../db/app-role/testing.ts';
import { roleUrl } from '../db/app-role.ts';
import { rehearsalUrl } from '../db/rehearsal-url.ts';
import { session } from '../db/session.ts';
import { testDatabase } from '../test/support/database.ts';
import { prepareLedgers } from './ledgers.ts';

const database = await testDatabase({ migrated: false });
const beside = rehearsalUrl(database.url);
const name = (url: string) => new URL(url).pathname.slice(1);
const role = { name: `${name(database.url)}_app`, password: 'app' };
const limited = { name: `limited_${randomBytes(6).toString('hex')}`, password: 'limited' };
const lines: string[] = [];

const prepare = (databaseUrl: string) =>
  prepareLedgers({ databaseUrl, appPassword: role.password, log: (line) => lines.push(line) });

/** Who is behind an address, and whether entries can be changed there. */
const may = (url: string) =>
  session(url, async (client) => {
    const { rows } = await client.query(
      `select current_user as user, has_table_privilege('entries', 'update') as "update",
         has_table_privilege('entries', 'insert') as "insert"`,
    );
    return rows[0];
  });

beforeAll(() =>
  session(database.url, async (client) => {
    await client.query(`create role ${limited.name} login password '${limited.password}'`);
  }),
);
beforeEach(() => void lines.splice(0));
afterAll(async () => {
  await session(database.url, (client) => client.query(`drop database if exists ${name(beside)} with (force)`));
  await database.drop();
  await dropRoles(database.url, role.name, limited.name);
});

describe('prepareLedgers', () => {
  it('goes on with a user that may not make the role, and says so once', async () => {
    await session(database.url, (client) =>
      client.query(`alter database ${name(database.url)} owner to ${limited.name}`),
    );
    const url = roleUrl(database.url, limited);
    expect(await prepare(url)).toEqual({ databaseUrl: url, rehearsalDatabaseUrl: rehearsalUrl(url) });
    expect(lines).toEqual([
      expect.stringMatching(/^数据库不让建立只能追加台账的用户.*CREATEROLE/),
      expect.stringMatching(/^没有演练的台账，真的轮次不受影响/),
    ]);
  });

  it('gives the addresses of a role that can only append, for rehearsals too', async () => {
    const made = await prepare(database.url);
    expect(made).toEqual({
      databaseUrl: roleUrl(database.url, role),
      rehearsalDatabaseUrl: roleUrl(beside, role),
    });
    for (const url of Object.values(made))
      expect(await may(url)).toEqual({ user: role.name, update: false, insert: true });
    expect(await prepare(database.url)).toEqual(made);
    expect(lines).toEqual([]);
  });

  it('leaves alone a user that an administrator has limited already', async () => {
    const url = roleUrl(database.url, role);
    expect(await prepare(url)).toEqual({ databaseUrl: url, rehearsalDatabaseUrl: rehearsalUrl(url) });
    expect(lines).toEqual([]);
  });

  it('names what is wrong with an address that cannot be used', async () => {
    const wrong = roleUrl(database.url, { ...limited, password: 'wrong' });
    await expect(prepare(wrong)).rejects.toThrow(/^台账的数据库用不了，请核对 DATABASE_URL：/);
    await expect(prepare('postgres://127.0.0.1:1/x')).rejects.toThrow(/请核对 DATABASE_URL：.*ECONNREFUSED/);
  });
});
