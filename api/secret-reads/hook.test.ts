import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { acceptingEngine, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, recorded, roundStarted } from '../../test/support/ledger.ts';
import { allOf } from '../../test/support/trail.ts';

const xinghai = rulebookLibrary().resolve('xinghai-2020');
const ROUND = 'R2022-02';
const RESULT = 'learn.personal-matters-result';
const FIELD = 'R2022-02-01-1';
const office = { workflowId: 'office', host: 'office', round: 'office', rulebookHash: wuyang.hash } as const;
const field = { workflowId: FIELD, host: 'inspection', rulebookHash: xinghai.hash } as const;

const things = [
  { on: 'inspection/1-1', number: 'M1', done: [{ id: 'w', step: 'learn.direct-route', date: '2022-05-06' }] },
  { on: 'inspection/1-1', number: 'M2', done: [{ id: 'w', step: 'learn.direct-route', date: '2022-05-06' }] },
];

let api: TestApi;

beforeAll(async () => {
  const engine = acceptingEngine({
    look: async (_, asked) => ({ kind: 'things', things: asked.kind === 'things' ? things : [] }),
  });
  api = await testApi({ engine, now: new Date('2026-11-23T02:05:00Z') });
  await saveRulebook(api.client.db, xinghai, '2022-01-01T00:00:00.000Z');
  const own: EntryBody[] = [
    roundStarted,
    recorded('m1', 'letter.sent', 'letter/a1', '2022-05-03', { unit: 'police', kind: 'assist' }),
    recorded('m2', 'letter.replied', 'letter/a1', '2022-05-04', { number: '公9' }),
    recorded('m3', 'letter.replied', 'letter/xf', '2022-05-04', { number: '信1' }),
    recorded('m4', 'plan.round-plan', 'round', '2022-04-01'),
    recorded('m5', 'letter.sent', 'letter/b1', '2022-05-05', { unit: 'proc', kind: 'assist' }),
    {
      type: 'draft.begun',
      draft: { ...{ id: 'd1', fact: RESULT, on: 'round', date: '2022-05-06' }, data: { number: '核1' }, signed: [] },
    },
  ];
  await api.record(flush(entries(own, { rulebookHash: wuyang.hash })));
  const set: EntryBody[] = [
    { type: 'office.started', params: {} },
    recorded('o1', 'annual.audit-briefing', 'office', '2022-01-10', { number: '审1' }),
    recorded('o2', 'annual.plan', 'office', '2022-01-20'),
  ];
  await api.record(flush(entries(set, office)));
  await api.record(flush(entries([recorded('f1', 'station.entry', 'inspection/1-1', '2022-05-06')], field)));
});
afterAll(() => api.close());

/** What the trail has of looks at 密件 since then. */
async function noted(url: string): Promise<object[]> {
  const before = (await allOf(api.client.db)).length;
  const { status, text } = await api.send('GET', url);
  expect([url, status, status === 200 ? '' : text]).toEqual([url, 200, '']);
  const since = (await allOf(api.client.db)).slice(before);
  return since.filter(({ event }) => event === 'confidential-read').map(({ detail }) => detail);
}

describe('a look at what is 密件 or sealed', () => {
  it.each([
    [`/api/rounds/${ROUND}/facts`, ['m2']],
    [`/api/rounds/${ROUND}/facts?fact=letter.replied`, ['m2']],
    ['/api/office/facts', ['o1']],
    [`/api/rounds/${ROUND}/letters`, ['letter/a1']],
    [`/api/rounds/${ROUND}/originals`, ['letter/a1']],
    [`/api/rounds/${ROUND}/originals/print`, ['letter/a1']],
    [`/api/rounds/${ROUND}/drafts`, ['d1']],
    [`/api/entries?round=${ROUND}`, ['R2022-02#3', 'R2022-02#7']],
    ['/api/entries?workflow=office', ['office#2']],
    [`/api/rounds/${ROUND}/timeline?events=false`, ['R2022-02#3', 'R2022-02#7']],
    [`/api/workflows/${FIELD}/things/sealed`, ['inspection/1-1 sealed/M1', 'inspection/1-1 sealed/M2']],
  ])('%s is one entry naming what was shown', async (url, items) => {
    expect(await noted(url)).toMatchObject([{ items, count: items.length, method: 'GET' }]);
  });

  it.each([
    `/api/rounds/${ROUND}/facts?fact=plan.round-plan`,
    '/api/office/facts?fact=annual.plan',
    `/api/rounds/${ROUND}/timeline?events=false&workflow=${FIELD}`,
    '/api/office/drafts',
    '/api/rounds',
  ])('leaves none where there was none: %s', async (url) => {
    expect(await noted(url)).toEqual([]);
  });

  it('is answered only when it is kept', async () => {
    await api.client.db.execute('alter table trail rename to trail_away');
    try {
      const { status, text } = await api.send('GET', `/api/rounds/${ROUND}/facts`);
      expect(status).toBe(503);
      expect((await api.send('GET', `/api/rounds/${ROUND}/facts?fact=plan.round-plan`)).status).toBe(200);
      expect(text).not.toContain('公9');
    } finally {
      await api.client.db.execute('alter table trail_away rename to trail');
    }
  });
});

describe('what is taken out to be printed', () => {
  it('says by whom and when', async () => {
    const { text } = await api.send('GET', `/api/rounds/${ROUND}/originals/print`);
    expect(text.trimEnd().split('\n').at(-1)).toBe('由 本机命令（local） 于 2026年11月23日（周一）10:05 导出');
    const plan = await api.send('GET', `/api/rounds/${ROUND}/plan.html`);
    expect(plan.status).toBe(200);
    expect(plan.text).toMatch(
      /<p class="exported"[^>]*>由 本机命令（local） 于 2026年11月23日（周一）10:05 导出<\/p><\/body>/,
    );
  });

  it('is not the page of the installation, nor data for programs', async () => {
    expect((await api.send('GET', '/')).text).not.toContain('导出');
    expect((await api.send('GET', `/api/rounds/${ROUND}/letters`)).text).not.toContain('导出');
  });
});
