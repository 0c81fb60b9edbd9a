import { ApplicationFailure } from '@temporalio/common';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chain, entryHash, GENESIS } from '../db/chain.ts';
import { type Client, connect } from '../db/client.ts';
import { commandById } from '../db/queries/commands.ts';
import { entriesOf } from '../db/queries/entries.ts';
import { factById } from '../db/queries/facts.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import { transaction } from '../db/transaction.ts';
import type { Entry } from '../procedure/entry.ts';
import type { Flush } from '../procedure/flush.ts';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { entries, entry, flush, recorded, roundStarted } from '../test/support/ledger.ts';
import { createRecordActivity } from './record.ts';

describe('record', () => {
  let database: TestDatabase;
  let client: Client;
  let record: (flush: Flush) => Promise<void>;
  let next = 0;
  /** Entries of a workflow no other test uses. */
  const fresh = (bodies = [roundStarted, recorded('a', 'plan.mobilisation', 'round', '2022-04-18')]): Entry[] => {
    next += 1;
    const round = `R2022-${String(next).padStart(2, '0')}`;
    return entries(bodies, { workflowId: round, round });
  };
  const failure = async (flushed: Flush) => {
    const error = await record(flushed).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof ApplicationFailure ? [error.type, error.nonRetryable] : error;
  };

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    record = createRecordActivity({ db: client.db });
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('writes entries as they were emitted, with their chain', async () => {
    const origin = { commandId: 'c1', commandHash: 'h1', typedBy: 'zhang', approval: undefined };
    const [first, second] = fresh();
    const written = [{ ...first, origin } as Entry, { ...second, happenedAt: '2022-04-18T04:00:00Z' } as Entry];
    await record(flush(written));
    const kept = await entriesOf(client.db, written[0]?.workflowId ?? '');
    expect(kept.map((row) => [row.prevHash, row.hash])).toEqual(chain(written).map((l) => [l.prevHash, l.hash]));
    expect(kept[0]).toMatchObject({ prevHash: GENESIS, recordedAt: '2022-04-13T01:02:03.004Z', fellDueAt: null });
    expect(kept[1]?.happenedAt).toBe('2022-04-18T04:00:00.000Z');
    expect(kept.map((row) => entryHash(row.prevHash, row))).toEqual(kept.map((row) => row.hash));
  });

  it('changes nothing when the flush comes again, whole or with more', async () => {
    const written = fresh();
    const id = written[0]?.workflowId ?? '';
    await record(flush(written));
    await record(flush(written));
    const more = entry(3, { type: 'time.passed' }, { workflowId: id, round: id });
    await record(flush([...written, more]));
    await record(flush(written));
    expect(await entriesOf(client.db, id)).toHaveLength(3);
    expect(await workflowStatus(client.db, id)).toMatchObject({ revision: 3, rulebookHash: 'book-1' });
  });

  it('writes a flush once when two attempts run at the same time', async () => {
    const written = fresh();
    await Promise.all([1, 2, 3, 4].map(() => record(flush(written))));
    expect(await entriesOf(client.db, written[0]?.workflowId ?? '')).toHaveLength(2);
  });

  it('refuses for good an entry that differs from the one there, and writes nothing of the flush', async () => {
    const written = fresh();
    const id = written[0]?.workflowId ?? '';
    await record(flush(written));
    const other = { ...written[1], recordedAt: '2022-04-13T01:02:03.005Z' } as Entry;
    const more = entry(3, { type: 'time.passed' }, { workflowId: id, round: id });
    expect(await failure(flush([other, more]))).toEqual(['LedgerConflict', true]);
    expect(await workflowStatus(client.db, id)).toMatchObject({ revision: 2 });
    expect(await entriesOf(client.db, id)).toHaveLength(2);
  });

  it('refuses a gap, before the flush and inside it', async () => {
    const [first, second] = fresh([roundStarted, { type: 'time.passed' }, { type: 'time.passed' }]);
    const third = { ...second, seq: 3 } as Entry;
    expect(await failure(flush([second as Entry]))).toEqual(['LedgerGap', true]);
    expect(await failure(flush([first as Entry, third]))).toEqual(['LedgerGap', true]);
    expect(await entriesOf(client.db, first?.workflowId ?? '')).toEqual([]);
  });

  it('keeps a command for good and refuses another one under its id', async () => {
    const written = fresh();
    const command = { id: 'key-1', hash: 'h', revision: 2 };
    await record(flush(written, { commands: [command] }));
    await record(flush(written, { commands: [command] }));
    expect(await commandById(client.db, 'key-1')).toEqual({ ...command, workflowId: written[0]?.workflowId });
    const differs = flush(fresh(), { commands: [{ ...command, hash: 'other' }] });
    expect(await failure(differs)).toEqual(['LedgerConflict', true]);
    expect(await failure(flush(fresh(), { commands: [command] }))).toEqual(['LedgerConflict', true]);
  });

  it('leaves nothing when it is interrupted, and passes the database error on', async () => {
    const written = fresh([roundStarted, recorded('bad', 'plan.mobilisation', 'round', '2022-13-45')]);
    const id = written[0]?.workflowId ?? '';
    const error = await failure(flush(written));
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('plan.mobilisation');
    expect(await entriesOf(client.db, id)).toEqual([]);
    expect(await workflowStatus(client.db, id)).toBeUndefined();
  });

  it('leaves nothing when its connection is killed in the middle, and the retry writes all', async () => {
    const written = fresh();
    const id = written[0]?.workflowId ?? '';
    const waiting = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%facts%'`;
    await transaction(client.db, async (holder) => {
      await holder.execute(sql`lock table facts in access exclusive mode`);
      const attempt = failure(flush(written));
      await expect.poll(async () => (await client.db.execute(waiting)).rows, { timeout: 5000 }).toHaveLength(1);
      expect(await attempt).toBeInstanceOf(Error);
    });
    expect(await entriesOf(client.db, id)).toEqual([]);
    await record(flush(written));
    expect(await entriesOf(client.db, id)).toHaveLength(2);
    expect(await factById(client.db, id, 'a')).toMatchObject({ date: '2022-04-18' });
  });

  it('corrects and takes back facts, with what they completed', async () => {
    const combined = recorded('h', 'hear.combined', 'round', '2022-06-20', { inspections: ['1-1'] });
    const implied = recorded('h/hear.secretary', 'hear.secretary', 'round', '2022-06-20', { inspections: ['1-1'] });
    const written = fresh([roundStarted, combined, implied]);
    const id = written[0]?.workflowId ?? '';
    const later = { at: '2022-06-21T04:00:00.000Z', date: '2022-06-21', data: {} };
    const after = [{ id: 'h', fact: 'hear.combined', on: 'round', ...later }];
    const corrected = entry(
      4,
      { type: 'fact.corrected', factId: 'h', reason: '日期有误', after, copies: [] },
      { workflowId: id, round: id },
    );
    await record(flush([...written, corrected]));
    expect(await factById(client.db, id, 'h')).toMatchObject({ date: '2022-06-21', correctedSeq: 4, stands: true });
    expect(await factById(client.db, id, 'h/hear.secretary')).toMatchObject({ date: '2022-06-20' });
    const taken = entry(
      5,
      { type: 'fact.corrected', factId: 'h', void: true, reason: '误录', after: [], copies: [] },
      { workflowId: id, round: id },
    );
    await record(flush([taken]));
    for (const fact of ['h', 'h/hear.secretary']) {
      expect(await factById(client.db, id, fact)).toMatchObject({ voided: true, stands: false, correctedSeq: 5 });
    }
  });

  it('keeps the ledger from being changed', async () => {
    await record(flush(fresh()));
    for (const change of ["update entries set type = 'x'", 'delete from entries', 'truncate entries']) {
      await expect(client.db.execute(sql.raw(change))).rejects.toHaveProperty(
        'cause.message',
        expect.stringContaining('only appended'),
      );
    }
  });
});
