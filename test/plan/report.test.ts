import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { signedIn } from '../permissions/holders.ts';
import { type Json, type TestApi, testApi, township } from '../support/api.ts';
import { entries, flush, GROUPS, opened, ROUND, recorded, voided } from '../support/ledger.ts';

const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
let api: TestApi;
const report = async (headers?: Record<string, string>) =>
  api.send('GET', `/api/rounds/${ROUND}/report.html`, headers ? { auth: null, headers } : {});
const gantt = async (headers?: Record<string, string>): Promise<Json> =>
  (await api.send('GET', `/api/rounds/${ROUND}/gantt`, headers ? { auth: null, headers } : {})).json;

beforeAll(async () => {
  api = await testApi({ now: new Date('2022-05-10T02:00:00Z') });
  const bodies: EntryBody[] = [
    { type: 'round.started', groups: GROUPS, params, plans: {} },
    recorded('e1', 'station.entry', 'inspection/1-1', '2022-04-25'),
    recorded('t1', 'learn.talks', 'inspection/1-1', '2022-04-27', { numbers: ['1'] }),
    recorded('t2', 'learn.talks', 'inspection/1-1', '2022-05-06', { numbers: ['2'] }),
    recorded('t3', 'learn.talks', 'inspection/1-1', '2022-05-09', { numbers: ['3'] }),
    voided('t3'),
    recorded('e2', 'station.entry', 'inspection/2-1', '2022-04-21'),
    opened('m1', 'mobile-villages.list', { group: 1, org: 1 }, '2022-05-05'),
    opened('m2', 'mobile-villages.list', { group: 2, org: 1 }, '2022-05-20'),
    recorded('s1', 'letter.sent', 'letter/aud', '2022-04-12', { unit: 'aud', kind: 'inquiry' }),
  ];
  // Each was entered by itself: what follows in the same command is not told again.
  const written = entries(bodies, { rulebookHash: township.hash }).map((entry) => ({
    ...entry,
    origin: { commandId: `c${entry.seq}`, commandHash: 'h', typedBy: 'office' },
  }));
  await api.record(flush(written));
});
afterAll(() => api.close());

it('the Gantt chart has of every inspection the days of each stage, planned and recorded', async () => {
  const { today, inspections } = await gantt();
  expect(today).toBe('2022-05-10');
  expect(inspections.map(({ ref }: Json) => ref)).toEqual(['1-1', '1-2', '2-1']);
  const stage = (ref: string, name: string) =>
    inspections.find((one: Json) => one.ref === ref).stages.find((one: Json) => one.stage === name);
  expect(stage('1-1', 'station').real).toEqual({ from: '2022-04-25', to: '2022-04-25' });
  // What was taken back is none of its days.
  expect(stage('1-1', 'learn').real).toEqual({ from: '2022-04-27', to: '2022-05-06' });
  expect(stage('1-2', 'station')).toMatchObject({ real: null, planned: { from: '2022-04-21' } });
  expect(stage('2-1', 'withdraw').planned.to >= '2022-06-10').toBe(true);
});

it('the report tells what happened, what is overdue and what did not go straight on, and who took it out', async () => {
  const { status, text, headers } = await report();
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain(`${ROUND} 轮次报告`);
  expect(text).toMatch(/逾期未办 1 件，按时率 0\.0%/);
  expect(text).toMatch(/逾期未办（1）/);
  expect(text).toContain('第1组·甲镇党委');
  expect(text).toMatch(/更正、作废、退回<\/td><td class="n">1</);
  expect(text).toMatch(/审计局<\/td><td class="n">1<\/td><td class="n">0<\/td>/);
  expect(text).toMatch(/由 .* 于 .* 导出/);
  expect(text).not.toContain('<script');
});

it('each sees their own part: a group its chart and no report, leaders a report without the ledger’s lists', async () => {
  const group = await signedIn(api, 'member-2', [{ role: 'member', kind: 'group', of: `${ROUND}/2` }]);
  expect((await gantt(group)).inspections.map(({ ref }: Json) => ref)).toEqual(['2-1']);
  expect((await report(group)).status).toBe(404);
  const leader = await signedIn(api, 'lead', [{ role: 'lg.head', kind: 'all', of: '' }]);
  const { status, text } = await report(leader);
  expect(status).toBe(200);
  expect(text).toContain('逾期未办（1）');
  expect(text).not.toContain('<h2>例外</h2>');
  expect((await api.send('GET', '/api/rounds/R2022-77/report.html')).status).toBe(404);
});
