import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadlineReach } from '../../db/queries/deadline-filter.ts';
import { listDeadlines } from '../../db/queries/deadlines.ts';
import { listRequests } from '../../db/queries/extension-requests.ts';
import { listInbox } from '../../db/queries/inbox.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { apiOver } from './api-over.ts';
import { scansOf } from './plans.ts';
import { QUESTIONS, ROUND } from './questions.ts';
import { seed } from './seed.ts';
import { TODAY } from './today.ts';
import { type Watched, watched } from './watched.ts';

/** A tenth of the county the figures are measured on: 10,000 inspections, 100,000 deadlines. */
const SCALE = { rounds: 250 };
/** What grows with the years: none of these is read from one end to the other. */
const LARGE = ['deadlines', 'inspections', 'facts', 'outbox', 'notice_reads', 'workflows', 'trail'];
/** Rows a question may read of all tables: what is counted at most, the page, and what a filter passes over. */
const MOST_READ = 60_000;

describe('lists of a large county', () => {
  let database: TestDatabase;
  let client: Watched;
  let api: Awaited<ReturnType<typeof apiOver>>;

  /** What the last question read of large tables, and by which way. */
  async function read() {
    const selects = client.taken().filter(({ query }) => /^\s*(with|select)/i.test(query));
    const scans = (await Promise.all(selects.map((sent) => scansOf(client.pool, sent)))).flat();
    const large = scans.filter(({ table }) => LARGE.includes(table));
    return {
      whole: large.filter(({ how }) => how === 'Seq Scan').map(({ table, rows }) => `${table} ${rows}`),
      rows: large.reduce((sum, { rows }) => sum + rows, 0),
      statements: selects.length,
    };
  }

  beforeAll(async () => {
    database = await testDatabase();
    await seed(database.url, SCALE);
    client = watched(database.url);
    api = await apiOver(client);
  }, 600_000);
  afterAll(async () => {
    await api.close();
    await client.close();
    await database.drop();
  });

  it.each(QUESTIONS)('%s is answered by indexes', async (question) => {
    client.taken();
    const answer = await api.get(question);
    expect(answer.statusCode).toBe(200);
    const { whole, rows, statements } = await read();
    expect(statements).toBeGreaterThan(0);
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(MOST_READ);
  });

  it.each<[string, DeadlineReach]>([
    ['a group', { within: [{ round: ROUND, group: 3 }] }],
    [
      'a unit',
      {
        within: [
          { unit: 'aud', about: 'letter' },
          { unit: 'aud', about: 'itself' },
        ],
      },
    ],
    ['who is recused', { without: [{ round: ROUND, inspections: ['1-1'] }] }],
  ])('of %s alone are read by indexes, too', async (_, reach) => {
    client.taken();
    const view = { today: TODAY, soonDays: 3 };
    const paging = { limit: 50, offset: 0 };
    await listDeadlines(client.db, { filter: reach, view, mostCounted: 10_000, ...paging });
    await listRequests(client.db, { reach, ...paging });
    const { whole, rows } = await read();
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(MOST_READ);
  });

  it('of a group the inbox is read by its round', async () => {
    client.taken();
    const reach = { within: [{ round: ROUND, group: 3 }], told: ['group'] };
    await listInbox(client.db, { login: 'jia', filter: { reach }, limit: 50, offset: 0 });
    const { whole, rows } = await read();
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(3000);
  });

  it('are counted no further than 10,000, and paged no further', async () => {
    const { items, total, totalCapped } = (await api.get('deadlines?page=200')).json();
    expect([items.length, total, totalCapped]).toEqual([50, 10_000, true]);
    const beyond = await api.get('deadlines?page=201');
    expect(beyond.statusCode).toBe(400);
    expect(beyond.json()).toMatchObject({ errors: [{ field: 'page' }] });
  });

  it('fit together page by page where many are due on one day', async () => {
    const keys = async (page: number, pageSize: number) => {
      const { items } = (await api.get(`deadlines?sort=-due&status=met&page=${page}&pageSize=${pageSize}`)).json();
      return items.map(({ workflowId, key }: { workflowId: string; key: string }) => `${workflowId} ${key}`);
    };
    const pages = await Promise.all([1, 2, 3, 4].map((page) => keys(page, 25)));
    expect(pages.flat()).toEqual(await keys(1, 100));
    expect(new Set(pages.flat()).size).toBe(100);
  });

  it('refuse a word that thousands of organizations have in their names, unless within a round', async () => {
    const broad = await api.get('deadlines?q=党');
    expect(broad.json()).toMatchObject({ status: 400, errors: [{ field: 'q' }] });
    expect((await api.get(`deadlines?q=党&round=${ROUND}`)).statusCode).toBe(200);
  });
});
