import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Client, connect } from '../client.ts';
import { type ContactRow, contactsFor, type Place, saveContact } from './contacts.ts';

const ROUND = 'R2022-02';

describe('contacts of a notice', () => {
  let database: TestDatabase;
  let client: Client;

  const save = (id: string, party: string, more: Partial<ContactRow> = {}) =>
    saveContact(client.db, {
      id,
      party,
      round: null,
      groupNo: null,
      orgNo: null,
      name: id,
      email: `${id}@example.cn`,
      webhook: false,
      quiet: false,
      retired: false,
      updatedAt: '2022-01-01T00:00:00.000Z',
      ...more,
    });
  const reached = async (parties: string[], place: Partial<Place> = {}) =>
    (await contactsFor(client.db, parties, { round: ROUND, group: null, org: null, ...place })).map(({ id }) => id);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    await save('anywhere', 'leader');
    for (const group of [1, 2]) await save(`leader-${group}`, 'leader', { round: ROUND, groupNo: group });
    await save('other-round', 'leader', { round: 'R2022-03', groupNo: 1 });
    await save('ol-11', 'ol', { round: ROUND, groupNo: 1, orgNo: 1 });
    await save('ol-12', 'ol', { round: ROUND, groupNo: 1, orgNo: 2 });
    await save('quiet', 'aud', { quiet: true });
    await save('retired', 'aud', { retired: true });
    await save('aud', 'aud');
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('stand for a group, an organization or everywhere', async () => {
    expect(await reached(['leader'], { group: 1 })).toEqual(['anywhere', 'leader-1']);
    expect(await reached(['leader'], { group: 2 })).toEqual(['anywhere', 'leader-2']);
    expect(await reached(['leader'], { round: 'R2022-03', group: 1 })).toEqual(['anywhere', 'other-round']);
    expect(await reached(['ol'], { group: 1, org: 2 })).toEqual(['ol-12']);
    expect(await reached(['ol'], { group: 2, org: 1 })).toEqual([]);
    expect(await reached(['leader', 'ol'])).toEqual(['anywhere', 'leader-1', 'leader-2', 'ol-11', 'ol-12']);
  });

  it('are left alone when quiet or retired', async () => {
    expect(await reached(['aud'])).toEqual(['aud']);
    expect(await reached([])).toEqual([]);
  });
});
