import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordActivity } from '../../activities/record.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { entries, flush, opened, roundStarted } from '../../test/support/ledger.ts';
import { type Client, connect } from '../client.ts';
import type { DeadlineFilter } from './deadline-filter.ts';
import { countLights, deadlineByKey, listDeadlines } from './deadlines.ts';

const view = { today: '2022-04-20', soonDays: 3 };
const waiting = (key: string): EntryBody => ({
  type: 'deadline.waiting',
  key,
  rule: 'inquiry.reply',
  subject: { letter: 'court', unit: 'court' },
  missing: ['letter.personnel-received'],
});
const met = (key: string, metOn: string, due: string): EntryBody[] => [
  opened(key, 'report', { group: 1, org: 1 }, due),
  {
    type: 'deadline.met',
    key,
    rule: 'report',
    subject: { group: 1, org: 1 },
    metOn,
    late: metOn > due,
    due,
    factId: 'f',
  },
];

const bodies: EntryBody[] = [
  roundStarted,
  opened('red', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-04-19'),
  opened('today', 'inquiry.reply', { letter: 'xf', unit: 'xf' }, '2022-04-20'),
  opened('yellow', 'report', { group: 1, org: 2 }, '2022-04-23'),
  opened('green', 'report', { group: 2, org: 1 }, '2022-04-24'),
  opened('estimate', 'plan', { group: 1 }, '2022-04-01', true),
  { ...opened('numberless', 'plan', {}, ''), due: undefined } as EntryBody,
  waiting('grey'),
  ...met('met', '2022-04-11', '2022-04-11'),
  ...met('late', '2022-04-13', '2022-04-11'),
  opened('waived', 'plan', {}, '2022-04-02'),
  { type: 'deadline.waived', key: 'waived', rule: 'plan', subject: {}, reason: '批准', approved: true },
  opened('gone', 'plan', {}, '2022-04-02'),
  { type: 'deadline.withdrawn', key: 'gone', rule: 'plan', subject: {} },
];

describe('deadlines', () => {
  let database: TestDatabase;
  let client: Client;
  const keys = async (filter: DeadlineFilter, paging = { limit: 100, offset: 0 }) =>
    (await listDeadlines(client.db, { filter, view, ...paging })).items.map((row) => row.key);

  beforeAll(async () => {
    database = await testDatabase();
    client = connect(database.url);
    const record = createRecordActivity(client);
    await record(flush(entries(bodies)));
    const other = { workflowId: 'R2023-01', round: 'R2023-01' };
    await record(flush(entries([opened('other', 'plan', {}, '2022-04-21')], other)));
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('are in the order they fall due, those without a date last, withdrawn ones left out', async () => {
    const order = ['estimate', 'waived', 'late', 'met', 'red', 'today', 'yellow', 'green', 'grey', 'numberless'];
    expect(await keys({ round: 'R2022-02' })).toEqual(order);
    expect(await keys({ status: 'withdrawn' })).toEqual(['gone']);
  });

  it.each([
    ['red', ['red']],
    ['yellow', ['today', 'yellow']],
    ['green', ['green', 'numberless']],
    ['grey', ['estimate', 'grey']],
    ['done', ['waived', 'late', 'met']],
  ] as const)('that show %s', async (light, expected) => {
    expect(await keys({ round: 'R2022-02', light })).toEqual(expected);
  });

  it('count by light', async () => {
    const counted = await countLights(client.db, { round: 'R2022-02' }, view);
    expect(counted).toEqual({ red: 1, yellow: 2, green: 2, grey: 2, done: 3 });
  });

  it.each<[DeadlineFilter, string[]]>([
    [{ rules: ['inquiry.reply'], dueTo: '2022-04-19' }, ['red']],
    [{ round: 'R2022-02', exceptRules: ['plan', 'report'] }, ['red', 'today', 'grey']],
    [{ unit: 'xf' }, ['today']],
    [{ letter: 'court' }, ['grey']],
    [{ group: 1, status: 'open' }, ['estimate', 'yellow']],
    [{ inspections: ['1-2', '2-1'] }, ['yellow', 'green']],
    [{ dueFrom: '2022-04-21', dueTo: '2022-04-23' }, ['other', 'yellow']],
    [{ workflowIds: ['R2023-01'] }, ['other']],
    [{ rules: [] }, []],
  ])('that fit %o', async (filter, expected) => {
    expect(await keys(filter)).toEqual(expected);
  });

  it('come in pages that fit together, with the total', async () => {
    const filter = { round: 'R2022-02' };
    const pages = await Promise.all([0, 4, 8, 12].map((offset) => keys(filter, { limit: 4, offset })));
    expect(pages.flat()).toEqual(await keys(filter));
    expect((await listDeadlines(client.db, { filter, view, limit: 4, offset: 12 })).total).toBe(10);
  });

  it('tell the verdict and how late', async () => {
    const { items } = await listDeadlines(client.db, { filter: { round: 'R2022-02' }, view, limit: 100, offset: 0 });
    const verdicts = Object.fromEntries(items.map((row) => [row.key, [row.verdict, row.lateDays]]));
    expect(verdicts).toMatchObject({
      red: ['overdue', 1],
      today: ['open', 0],
      late: ['late', 2],
      met: ['met', 0],
      waived: ['waived', 0],
      estimate: ['open', 0],
    });
    const one = await deadlineByKey(client.db, { workflowId: 'R2022-02', key: 'grey', view });
    expect(one).toMatchObject({ light: 'grey', waitingFor: ['letter.personnel-received'], due: null });
  });

  it('are yellow from the day their rulebook says, near or far', async () => {
    const own = { workflowId: 'R2023-02', round: 'R2023-02' };
    const subject = { group: 1, org: 1 };
    const far = { ...opened('far', 'report', subject, '2022-07-01'), yellow: '2022-04-20' } as EntryBody;
    const near = { ...opened('near', 'report', subject, '2022-04-22'), yellow: '2022-04-21' } as EntryBody;
    await createRecordActivity(client)(flush(entries([roundStarted, far, near], own)));
    expect(await keys({ round: 'R2023-02', light: 'yellow' })).toEqual(['far']);
    expect(await keys({ round: 'R2023-02', light: 'green' })).toEqual(['near']);
  });
});
