import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, flush, ROUND } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { type EntryCursor, entriesOf, entriesOfRound, type LedgerEntry } from './entries.ts';

describe('entries', () => {
  let database: TestDatabase;
  let client: Client;
  const five: EntryBody[] = Array.from({ length: 5 }, () => ({ type: 'time.passed' }));
  const names = (page: LedgerEntry[]) => page.map((row) => `${row.workflowId}/${row.seq}`);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const record = createRecordActivity(client);
    await record(flush(entries(five)));
    const earlier = { workflowId: `${ROUND}-01-1`, recordedAt: '2022-04-13T01:02:03.003Z' };
    await record(flush(entries(five, earlier)));
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('of a workflow come in pages after a number', async () => {
    expect(names(await entriesOf(client.db, ROUND, { after: 1, limit: 2 }))).toEqual([`${ROUND}/2`, `${ROUND}/3`]);
    expect(await entriesOf(client.db, ROUND)).toHaveLength(5);
  });

  it('of a round come in pages in the order they were recorded', async () => {
    const seen: LedgerEntry[] = [];
    let after: EntryCursor | undefined;
    for (;;) {
      const page = await entriesOfRound(client.db, ROUND, { limit: 3, ...(after && { after }) });
      seen.push(...page);
      after = page.at(-1);
      if (!after) break;
    }
    const first = names(await entriesOf(client.db, `${ROUND}-01-1`));
    const second = names(await entriesOf(client.db, ROUND));
    expect(names(seen)).toEqual([...first, ...second]);
  });
});
