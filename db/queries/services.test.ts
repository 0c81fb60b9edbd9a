import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, flush, ROUND, recorded, roundStarted, voided } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { pageOfPeople, peopleHeads, personByCode } from './people.ts';
import { servicesOf, servingIn } from './services.ts';

const assigned = (id: string, person: string, date: string, data: FactData) =>
  recorded(id, 'person.assigned', `person/${person}`, date, data);

const bodies: EntryBody[] = [
  roundStarted,
  assigned('a', 'p1', '2022-04-01', { group: 1, role: 'leader' }),
  assigned('b', 'p2', '2022-04-01', { group: 1, role: 'member', inspections: ['1-2'] }),
  assigned('c', 'p2', '2022-04-20', { group: 1, role: 'deputy', inspections: ['1-2'] }),
  recorded('d', 'person.released', 'person/p1', '2022-05-05'),
  assigned('e', 'p1', '2022-05-10', { group: 2, role: 'member' }),
  assigned('f', 'p3', '2022-04-01', { group: 2, role: 'leader' }),
  voided('f'),
];

describe('services', () => {
  let database: TestDatabase;
  let client: Client;
  const told = async (person: string) =>
    (await servicesOf(client.db, person)).map((row) => [row.inspection, row.role, row.target, row.from, row.until]);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const record = createRecordActivity(client);
    const office: EntryBody[] = [
      { type: 'target.registered', target: { code: 'jia', name: '甲镇党委' } },
      { type: 'person.registered', person: { code: 'p1', name: '甲', unit: 'fin', roles: ['director'], pool: true } },
      { type: 'person.registered', person: { code: 'p2', name: '乙', roles: [], pool: false, retired: true } },
    ];
    await record(flush(entries(office, { workflowId: 'office', round: 'office', host: 'office' })));
    await record(flush(entries(bodies)));
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('are each inspection of the group, until the release or the next assignment', async () => {
    expect(await told('p1')).toEqual([
      // The library knows the first one by its name.
      ['1-1', 'leader', 'jia', '2022-04-01', '2022-05-05'],
      ['1-2', 'leader', '乙镇党委', '2022-04-01', '2022-05-05'],
      ['2-1', 'member', '丙局党组', '2022-05-10', null],
    ]);
    expect(await told('p2')).toEqual([
      ['1-2', 'member', '乙镇党委', '2022-04-01', '2022-04-20'],
      ['1-2', 'deputy', '乙镇党委', '2022-04-20', null],
    ]);
    expect(await told('p3')).toEqual([]);
    const now = await servingIn(client.db, ROUND);
    expect(now.map(({ person, inspection, role }) => [person, inspection, role])).toEqual([
      ['p2', '1-2', 'deputy'],
      ['p1', '2-1', 'member'],
    ]);
  });

  it('are of people the register may know', async () => {
    const codes = async (filter: object) =>
      (await pageOfPeople(client.db, { filter, limit: 5, offset: 0 })).items.map((row) => row.code);
    expect(await codes({})).toEqual(['p1', 'p2']);
    expect(await codes({ pool: true, role: 'director' })).toEqual(['p1']);
    expect(await codes({ retired: true })).toEqual(['p2']);
    expect(await pageOfPeople(client.db, { back: true, limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      items: [{ code: 'p1' }],
    });
    expect(await peopleHeads(client.db, { most: 1 })).toEqual([{ code: 'p1', name: expect.any(String), unit: null }]);
    expect(await peopleHeads(client.db, { units: true, filter: { pool: true }, most: 5 })).toMatchObject([
      { code: 'p1', unit: 'fin' },
    ]);
    expect(await personByCode(client.db, 'p3')).toBeUndefined();
  });
});
