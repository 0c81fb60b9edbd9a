import { afterAll, beforeAll, expect, it } from 'vitest';
import { replaceRoles } from '../db/queries/account-roles.ts';
import { updateAccount } from '../db/queries/accounts.ts';
import { saveRulebook } from '../db/queries/rulebooks.ts';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';
import { accountPast } from '../test/support/accounts.ts';
import { overheardEngine, type TestApi, testApi } from '../test/support/api.ts';
import { entries, flush, recorded, roundStarted } from '../test/support/ledger.ts';
import type { Envelope } from '../workflows/messages.ts';

const xinghai = rulebookLibrary().resolve('xinghai-2020');
const URL = '/api/rounds/R2022-02/inspections/1-1/facts';
const given = { givenBy: 'secadmin', givenAt: '2022-01-01T00:00:00.000Z' };

let api: TestApi;
let auth: string;
let asked: Envelope[] = [];

beforeAll(async () => {
  api = await testApi({ engine: overheardEngine((_, commands) => (asked = commands)) });
  const { db } = api.client;
  await saveRulebook(db, xinghai, given.givenAt);
  await api.record(flush(entries([roundStarted], { rulebookHash: xinghai.hash })));
  const field = { workflowId: 'R2022-02-01-1', host: 'inspection', rulebookHash: xinghai.hash } as const;
  await api.record(flush(entries([recorded('f1', 'station.entry', 'inspection/1-1', '2022-04-21')], field)));
  auth = `Basic ${Buffer.from(`jia:${await accountPast(db, 'jia')}`).toString('base64')}`;
  await replaceRoles(db, 'jia', [{ role: 'member', kind: 'group', of: 'R2022-02/1' }], given);
  await updateAccount(db, 'jia', { person: 'p3' });
});
afterAll(() => api.close());

it('a working paper is entered with the member behind the account as who prepared it', async () => {
  const body = { fact: 'learn.working-papers', at: '2022-04-22', data: { numbers: ['1'] }, draft: true };
  const answer = await api.send('POST', URL, { body, auth });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  expect(asked[0]?.command).toMatchObject({ data: { numbers: ['1'], person: 'p3' } });
  await api.send('POST', URL, { body, key: 'office' });
  expect(asked[0]?.command).toMatchObject({ data: { numbers: ['1'] } });
  expect(asked[0]?.command).not.toHaveProperty('data.person');
});

it('nobody of the group but the leader registers what is sealed', async () => {
  const body = { fact: 'learn.direct-route', at: '2022-04-22', data: { numbers: ['M1'], addressee: 'lg1' } };
  const refused = await api.send('POST', URL, { body, auth, key: 'sealed' });
  expect(refused).toMatchObject({ status: 403, json: { detail: expect.stringContaining('只由组长、') } });
});
