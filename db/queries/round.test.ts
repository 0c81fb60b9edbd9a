import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, flush, GROUPS, ROUND, recorded, roundStarted, voided } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import { hearingsOfRound } from './hearings.ts';
import { groupsOfRound, inspectionsOfRound } from './inspections.ts';
import { lettersOfRound } from './letters.ts';
import { plansOfRound } from './plans.ts';
import { reportsOf } from './reports.ts';
import { listRounds, roundByNo } from './rounds.ts';
import { transfersOfRound } from './transfers.ts';
import { openWorkflows, workflowsOfRound } from './workflows.ts';

const transfer = { no: 1, receiver: 'disc', clues: [1, 2, 3], early: false, inspections: ['1-1'] };
const bodies: EntryBody[] = [
  roundStarted,
  { type: 'letter.issued', letter: 'aud', number: '巡函〔2022〕1号', paperHash: 'p' },
  recorded('s', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry' }),
  recorded('r', 'letter.received', 'letter/aud', '2022-04-12'),
  recorded('r1', 'letter.replied', 'letter/aud', '2022-04-14', { orgs: ['1-1'], none: ['1-2'] }),
  recorded('r2', 'letter.replied', 'letter/aud', '2022-04-15', { orgs: ['2-1'] }),
  voided('r2'),
  recorded('r3', 'letter.replied', 'letter/xf', '2022-04-15'),
  recorded('h', 'hear.leading-group', 'round', '2022-06-20', { inspections: ['1-1', '2-1'] }),
  { type: 'transfer.assembled', transfer, facts: 0 },
  { type: 'peer.started', workflowId: `${ROUND}-T1` },
];
const clueFacts: EntryBody[] = [
  recorded('c1', 'clue.feedback', 'transfer/1', '2022-10-10', { closed: [1, 2] }),
  recorded('c2', 'clue.closed', 'transfer/1', '2022-11-10', { closed: [2] }),
  recorded('c3', 'clue.closed', 'transfer/1', '2022-12-10', { closed: [3] }),
  voided('c3'),
];
const reportFacts: EntryBody[] = [
  {
    type: 'inspection.started',
    group: { no: 1, inspections: GROUPS[0]?.inspections.slice(0, 1) ?? [] },
    params: {},
    plans: {},
  },
  recorded('p', 'report.situation', 'inspection/1-1', '2022-06-15', { count: 3 }),
];

describe('a round', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const record = createRecordActivity(client);
    await record(flush(entries(bodies)));
    await record(flush(entries(clueFacts, { workflowId: `${ROUND}-T1`, host: 'transfer' })));
    await record(flush(entries(reportFacts, { workflowId: `${ROUND}-01-1`, host: 'inspection' })));
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('has its standing, its groups and its inspections', async () => {
    expect(await roundByNo(client.db, ROUND)).toMatchObject({ inspections: 3, mode: 'live', rulebookHash: 'book-1' });
    expect(await listRounds(client.db)).toHaveLength(1);
    expect(await roundByNo(client.db, 'R2000-01')).toBeUndefined();
    expect((await groupsOfRound(client.db, ROUND)).map((group) => group.inspections)).toEqual([
      ['1-1', '1-2'],
      ['2-1'],
    ]);
    const inspections = await inspectionsOfRound(client.db, ROUND);
    expect(inspections.map((row) => [row.ref, row.state])).toEqual([
      ['1-1', 'started'],
      ['1-2', 'starting'],
      ['2-1', 'starting'],
    ]);
    expect(await inspectionsOfRound(client.db, ROUND, ['2-1'])).toHaveLength(1);
    expect(await plansOfRound(client.db, ROUND)).toMatchObject([{ step: 'withdraw.exit', date: '2022-06-10' }]);
    const ids = [ROUND, `${ROUND}-01-1`, `${ROUND}-T1`];
    expect((await workflowsOfRound(client.db, ROUND)).map((row) => row.workflowId)).toEqual(ids);
    expect(await openWorkflows(client.db, { mode: 'live', round: ROUND })).toHaveLength(3);
  });

  it('has letters as their facts tell, without replies taken back', async () => {
    const [aud, xf] = await lettersOfRound(client.db, ROUND);
    expect(aud).toMatchObject({
      letter: 'aud',
      number: '巡函〔2022〕1号',
      sentOn: '2022-04-11',
      receivedOn: '2022-04-12',
    });
    expect(aud?.replies.map((reply) => [reply.inspection, reply.nothing])).toEqual([
      ['1-1', false],
      ['1-2', true],
    ]);
    expect(xf?.replies.map((reply) => reply.inspection)).toEqual(['1-1', '1-2', '2-1']);
    expect(await lettersOfRound(client.db, ROUND, 'aud')).toHaveLength(1);
  });

  it('has hearings per inspection heard, and reports', async () => {
    expect((await hearingsOfRound(client.db, ROUND)).map((row) => [row.step, row.inspection, row.date])).toEqual([
      ['hear.leading-group', '1-1', '2022-06-20'],
      ['hear.leading-group', '2-1', '2022-06-20'],
    ]);
    expect(await reportsOf(client.db, ROUND, '1-1')).toMatchObject([
      { step: 'report.situation', copies: 3, part: null },
    ]);
    expect(await reportsOf(client.db, ROUND, '1-2')).toEqual([]);
  });

  it('has transfers and the day each clue was closed', async () => {
    const [batch] = await transfersOfRound(client.db, ROUND);
    expect(batch).toMatchObject({ receiver: 'disc', state: 'started' });
    expect(batch?.clues).toEqual([
      { number: 1, closedOn: '2022-10-10' },
      { number: 2, closedOn: '2022-10-10' },
      { number: 3, closedOn: null },
    ]);
    expect(await transfersOfRound(client.db, ROUND, 'orgd')).toEqual([]);
  });
});
