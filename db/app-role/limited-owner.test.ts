import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import { openQueue } from '../../notices/open-queue.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { QUICK } from '../../test/support/house.ts';
import { entries, flush, recorded, roundStarted } from '../../test/support/ledger.ts';
import { appRoleName, ensureAppRole, mayChangeLedger } from '../app-role.ts';
import { connect } from '../client.ts';
import { migrate } from '../migrate.ts';
import { session } from '../session.ts';
import { NOT_ALLOWED, sqlState } from '../sql-state.ts';
import { roleUrl } from './role-url.ts';
import { dropRoles, outcome, someRole } from './testing.ts';

const log = pino({ level: 'silent' });
const county = { name: `county_${randomBytes(6).toString('hex')}`, password: 'county' };
const role = someRole();

let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await testDatabase({ migrated: false });
  url = roleUrl(database.url, county);
  await session(database.url, async (client) => {
    await client.query(`create role ${county.name} login password '${county.password}'`);
    await client.query(`alter database ${new URL(database.url).pathname.slice(1)} owner to ${county.name}`);
  });
  await migrate(url);
});
afterAll(async () => {
  await database.drop();
  await dropRoles(database.url, role.name, county.name);
});

/** Whether notices leave the house for this user. */
async function hasQueue(databaseUrl: string): Promise<boolean> {
  const client = connect(databaseUrl, { max: 2 });
  const queue = await openQueue(client.db, QUICK, log);
  await queue?.boss.stop({ graceful: false });
  await client.close();
  return queue !== undefined;
}

describe('an owner who is no superuser', () => {
  it('is refused the role while it may not make roles, and goes on as before', async () => {
    const refused = await ensureAppRole(url, role).catch(sqlState);
    expect(refused).toBe(NOT_ALLOWED);
    expect(await mayChangeLedger(url)).toBe(true);
    expect(await hasQueue(url)).toBe(true);
  });

  it('makes the role when it may, hands the queue over and can use it still', async () => {
    await session(database.url, (client) => client.query(`alter role ${county.name} createrole`));
    const app = await ensureAppRole(url, role);
    expect(await ensureAppRole(url, role)).toBe(app);
    expect([await hasQueue(app), await hasQueue(url)]).toEqual([true, true]);
    const client = connect(app, { max: 2 });
    await createRecordActivity(client)(flush(entries([roundStarted, recorded('a', 'f', 'round', '2022-04-18')])));
    await client.close();
    for (const statement of ['delete from entries', 'truncate entries', `set role ${county.name}`])
      expect(await outcome(app, statement)).toBe(NOT_ALLOWED);
  });

  it('has a role of its database’s name, and one for each county beside others', async () => {
    const name = new URL(database.url).pathname.slice(1);
    expect(await appRoleName(url)).toBe(`${name}_app`);
    await session(url, (client) => client.query('create schema county'));
    expect(await appRoleName(`${url}?options=-c%20search_path%3Dcounty`)).toBe(`${name}_county_app`);
  });
});
