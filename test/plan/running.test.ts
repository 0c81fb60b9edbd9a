import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, type TestApi, testApi, township, wuyang } from '../support/api.ts';
import { entries, flush, opened, recorded } from '../support/ledger.ts';

const GROUP = (no: number) => ({
  no,
  inspections: [{ ref: `${no}-1`, group: no, no: 1, name: `第${no}镇党委`, traits: ['mobile-villages'] }],
});

describe('the plan of a running round', () => {
  let api: TestApi;
  let plan: Json;
  const line = (rule: string, group: number) =>
    plan.lines.find((one: Json) => one.rule === rule && one.subject.group === group);

  beforeAll(async () => {
    api = await testApi({ now: new Date('2022-05-10T02:00:00Z') });
    const bodies: EntryBody[] = [
      {
        type: 'round.started',
        groups: [GROUP(1), GROUP(2), GROUP(3)],
        params: { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' },
        plans: {},
      },
      // Group 1 went in four days late; group 2 has not been registered at all, group 3 came in time.
      recorded('e1', 'station.entry', 'inspection/1-1', '2022-04-25'),
      recorded('e3', 'station.entry', 'inspection/3-1', '2022-04-21'),
      opened('m1', 'mobile-villages.list', { group: 1, org: 1 }, '2022-05-05'),
      opened('m3', 'mobile-villages.list', { group: 3, org: 1 }, '2022-04-28'),
      {
        type: 'deadline.met',
        key: 'm3',
        rule: 'mobile-villages.list',
        subject: { group: 3, org: 1 },
        metOn: '2022-04-29',
        factId: 'x',
        due: '2022-04-28',
        late: true,
      },
    ];
    const known = { rulebookHash: township.hash };
    await api.record(flush(entries(bodies, known)));
    plan = (await api.send('GET', '/api/rounds/R2022-02/plan')).json;
  });
  afterAll(() => api.close());

  it('counts on from what happened and keeps what had been planned beside it', () => {
    expect(line('mobile-villages.list', 1)).toMatchObject({
      trigger: { standing: 'happened', date: '2022-04-25' },
      due: '2022-05-05',
      plannedDue: '2022-04-28',
      light: 'red',
      real: [{ key: 'm1', verdict: 'overdue', lateDays: 5 }],
    });
    expect(line('mobile-villages.list', 3)).toMatchObject({
      light: 'done',
      real: [{ metOn: '2022-04-29', verdict: 'late', lateDays: 1 }],
    });
  });

  it('never has red what nobody registered, however long its planned day has passed', () => {
    expect(line('mobile-villages.list', 2)).toMatchObject({
      trigger: { standing: 'parameter', date: '2022-04-21' },
      due: '2022-04-28',
      light: 'grey',
      real: [],
    });
    const red = plan.lines
      .filter(({ light }: Json) => light === 'red')
      .map(({ rule, subject }: Json) => [rule, subject.group]);
    expect(red).toEqual([['mobile-villages.list', 1]]);
  });

  it('prints both on the sheet: the day it was done, how late, and the first plan', async () => {
    const { status, text } = await api.send('GET', '/api/rounds/R2022-02/plan.html');
    expect(status).toBe(200);
    const cells = text.split('<td');
    expect(cells.some((cell) => cell.includes('class="red"') && cell.includes('■') && cell.includes('5月5日'))).toBe(
      true,
    );
    expect(cells.some((cell) => cell.includes('迟 1 天') && cell.includes('4月29日'))).toBe(true);
    expect(cells.some((cell) => cell.includes('原计划') && cell.includes('4月28日'))).toBe(true);
  });

  it('is not there for a round that is not', async () => {
    expect((await api.send('GET', '/api/rounds/R2022-09/plan')).status).toBe(404);
    expect((await api.send('GET', '/api/rounds/R2022-09/plan.html')).status).toBe(404);
  });

  it('has what no plan could foresee as well, as the ledger counts it: a letter to a further unit', async () => {
    const started: EntryBody = { type: 'round.started', groups: [GROUP(1)], params: {}, plans: {} };
    const letter = opened('fin', 'inquiry.reply', { letter: 'fin', unit: 'fin' }, '2022-05-12');
    const known = { rulebookHash: wuyang.hash, round: 'R2022-03', workflowId: 'R2022-03' };
    await api.record(flush(entries([started, letter], known)));
    const { json } = await api.send('GET', '/api/rounds/R2022-03/plan');
    const [own] = json.lines.filter(({ real }: Json) => real.length > 0);
    expect(own).toMatchObject({
      rule: 'inquiry.reply',
      subjectText: '财政局',
      due: '2022-05-12',
      light: 'yellow',
      why: '计划之外，台账已起算',
    });
  });
});
