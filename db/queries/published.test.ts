import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ring } from '../../keys/open.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Client, connect } from '../client.ts';
import { accountByLogin, accountsAsked, saveAccount } from './accounts.ts';
import { calendarByVersion, newestCalendar, saveCalendar } from './calendars.ts';
import { keyIdsOfAccounts } from './key-ids.ts';
import { listRulebooks, newestRulebook, rulebookByHash, saveRulebook } from './rulebooks.ts';

const book = (hash: string, title: string): Rulebook => ({
  id: 'wuyang-2023',
  title,
  hash,
  lineage: [],
  params: {},
  traits: {},
  words: {},
  letters: {},
  receivers: {},
  override: { by: 'lg.exec', note: '' },
  hearing: { form: 'separate' },
  steps: {},
  deadlines: {},
});
const calendar = (version: string): Calendar => ({
  version,
  firstYear: 2011,
  lastYear: 2026,
  rest: {},
  work: {},
  closures: {},
});

describe('what is published', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('rulebooks: never changed; the one published last is the newest, also one published again', async () => {
    await saveRulebook(client.db, book('h1', '试行'), '2023-01-01T00:00:00.000Z');
    await saveRulebook(client.db, book('h2', '修订'), '2023-06-01T00:00:00.000Z');
    expect(await newestRulebook(client.db, 'wuyang-2023')).toMatchObject({ hash: 'h2' });
    await saveRulebook(client.db, book('h1', '改动'), '2023-07-01T00:00:00.000Z');
    expect(await rulebookByHash(client.db, 'h1')).toEqual(book('h1', '试行'));
    expect(await newestRulebook(client.db, 'wuyang-2023')).toMatchObject({ hash: 'h1' });
    expect(await newestRulebook(client.db, 'none')).toBeUndefined();
    expect((await listRulebooks(client.db)).map((row) => row.hash)).toEqual(['h1', 'h2']);
  });

  it('calendars', async () => {
    await saveCalendar(client.db, calendar('v1'), '2023-01-01T00:00:00.000Z');
    await saveCalendar(client.db, calendar('v2'), '2023-11-01T00:00:00.000Z');
    expect(await newestCalendar(client.db)).toEqual(calendar('v2'));
    expect(await calendarByVersion(client.db, 'v1')).toEqual(calendar('v1'));
  });

  it('accounts: one per login, hashes not listed', async () => {
    const account = { id: 'a1', login: 'zhang', name: '张三', passwordHash: 'x', role: 'office' };
    await saveAccount(client.db, account);
    await saveAccount(client.db, { ...account, id: 'a2', role: 'auditor', scope: { unit: 'aud' } });
    expect(await accountByLogin(client.db, 'zhang')).toMatchObject({
      id: 'a1',
      role: 'auditor',
      scope: { unit: 'aud' },
    });
    expect(await keyIdsOfAccounts(client.db)).toEqual([ring().activeId]);
    expect(await accountsAsked(client.db, { most: 10 })).toEqual([
      {
        id: 'a1',
        login: 'zhang',
        name: '张三',
        role: 'auditor',
        scope: { unit: 'aud' },
        disabled: false,
        person: null,
      },
    ]);
  });
});
