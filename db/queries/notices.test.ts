import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entry, flush, ROUND } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { transaction } from '../transaction.ts';
import { markDealt, takeQueued } from './dispatch.ts';
import { listNotices } from './notices.ts';

const fired = (rung: string, to: string[]): EntryBody => ({
  type: 'rung.fired',
  key: 'k',
  rule: 'inquiry.reply',
  subject: { unit: 'aud' },
  rung,
  generation: 1,
  to,
  due: '2022-04-15',
});

describe('notices', () => {
  let database: TestDatabase;
  let client: Client;
  const list = (filter = {}) => listNotices(client.db, { filter, limit: 10, offset: 0 });

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const at = (day: string) => ({ fellDueAt: `2022-04-${day}T00:30:00.000Z` });
    await createRecordActivity(client)(
      flush([
        entry(1, fired('warn:1 working day before', ['office']), at('14')),
        entry(2, fired('due', ['office']), { ...at('15'), historic: true }),
        entry(3, fired('after:2 working days', ['director', 'office']), at('19')),
      ]),
    );
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('are listed newest first and filtered', async () => {
    const { items, total } = await list({ round: ROUND });
    expect(items.map((row) => row.id)).toEqual([`${ROUND}/3`, `${ROUND}/2`, `${ROUND}/1`]);
    expect(total).toBe(3);
    expect((await list({ kind: 'escalation' })).items.map((row) => row.id)).toEqual([`${ROUND}/3`]);
    expect((await list({ to: 'director' })).total).toBe(1);
    expect((await list({ status: 'historic', deadlineKey: 'k' })).total).toBe(1);
    expect((await listNotices(client.db, { limit: 1, offset: 1 })).items.map((row) => row.id)).toEqual([`${ROUND}/2`]);
  });

  it('are taken by one dispatcher each, and a historic one by none', async () => {
    await transaction(client.db, async (first) => {
      expect((await takeQueued(first, 1)).map((row) => row.id)).toEqual([`${ROUND}/1`]);
      await transaction(client.db, async (second) => {
        expect((await takeQueued(second, 5)).map((row) => row.id)).toEqual([`${ROUND}/3`]);
      });
    });
    await markDealt(client.db, [`${ROUND}/1`], '2022-04-14T00:31:00.000Z');
    expect((await list({ status: 'queued' })).items.map((row) => row.id)).toEqual([`${ROUND}/3`]);
    expect((await list({ status: 'sent' })).items).toMatchObject([{ sentAt: '2022-04-14T00:31:00.000Z', attempts: 1 }]);
  });
});
