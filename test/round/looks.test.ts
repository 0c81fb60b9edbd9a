import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const XINGHAI = 'R2021-01';
const TOWNSHIP = 'R2022-02';
const late = { late: '补录' };

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  await desk.startRound(XINGHAI, 'xinghai-2020', '2021-03-01');
  const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
  await desk.startRound(TOWNSHIP, 'township-2022', '2022-04-01', { params });
}, 120_000);

afterAll(() => desk?.close());

/** Facts of an inspection, each a batch of its own kind. */
const record = async (round: string, where: string, ...items: object[]) => {
  const { status, json } = await desk.post(`rounds/${round}/${where}/facts`, { items });
  expect(json.results?.filter((one: Json) => one.status === 'refused') ?? json).toEqual([]);
  return status;
};
const one = 'inspections/1-1';
const withdrawal = (): Promise<Json> => desk.get(`rounds/${XINGHAI}/${one}/withdrawal`);
const missing = (lines: Json[]) =>
  lines.flatMap(({ step, thing, done }) =>
    done === undefined ? [thing === undefined ? step : `${step} ${thing}`] : [],
  );

describe('可以撤离吗', () => {
  beforeAll(async () => {
    const assigned = (person: string) => ({
      fact: 'person.assigned',
      on: `person/${person}`,
      at: '2021-03-02',
      data: { group: 1, role: person === 'p1' ? 'leader' : 'member' },
    });
    await desk.post(`rounds/${XINGHAI}/facts`, { items: ['p1', 'p2'].map(assigned) });
    await record(XINGHAI, one, { fact: 'station.entry', at: '2021-03-08', ...late });
    const borrowed = { fact: 'learn.borrow', at: '2021-03-15', data: { numbers: ['1', '2', '3'], kind: 'regular' } };
    await record(XINGHAI, one, { ...borrowed, evidence: ['目录清单 1'] });
  });

  it('not while papers are borrowed, each by its number, and not before the secrecy check', async () => {
    const { step, title, ready, lines, afterwards } = await withdrawal();
    expect({ step, title, ready }).toEqual({ step: 'withdraw.exit', title: '撤离驻地', ready: false });
    expect(missing(lines)).toEqual([
      'withdraw.return',
      'withdraw.return 调阅件 1',
      'withdraw.return 调阅件 2',
      'withdraw.return 调阅件 3',
      'withdraw.secrecy-check',
    ]);
    const check = lines.find((line: Json) => line.step === 'withdraw.secrecy-check');
    expect(check).toMatchObject({ by: '巡察组', strength: 'hard' });
    expect(missing(check.before)).toEqual([...missing(lines).slice(0, 4), 'withdraw.destroy']);
    expect(missing(afterwards)).toContain('withdraw.zero-holding');

    await record(XINGHAI, one, { fact: 'withdraw.return', at: '2021-04-10', data: { numbers: ['2'] } });
    const left = ['withdraw.return 调阅件 1', 'withdraw.return 调阅件 3'];
    const now = (await withdrawal()).lines;
    expect(missing(now)).toEqual([...left, 'withdraw.secrecy-check']);
    expect(missing(now.at(-1).before)).toEqual([...left, 'withdraw.destroy']);
    const refused = await desk.post(`rounds/${XINGHAI}/${one}/facts`, { fact: 'withdraw.exit', at: '2021-04-11' });
    expect(refused).toMatchObject({ status: 422, json: { code: 'gate' } });
    expect(refused.json.detail).toContain('调阅件 1');
  });

  it('yes, when everything is back and checked; then each member’s 零持有 is owed', async () => {
    await record(XINGHAI, one, { fact: 'withdraw.return', at: '2021-04-11' });
    await record(XINGHAI, 'groups/1', { fact: 'withdraw.destroy', at: '2021-04-11' });
    await record(XINGHAI, 'groups/1', { fact: 'withdraw.secrecy-check', at: '2021-04-11' });
    const { ready, lines } = await withdrawal();
    expect({ ready, missing: missing(lines) }).toEqual({ ready: true, missing: [] });
    await record(XINGHAI, one, { fact: 'withdraw.exit', at: '2021-04-12' });
    const { afterwards } = await withdrawal();
    const owed = afterwards.filter((line: Json) => line.step === 'withdraw.zero-holding');
    expect(owed.map((line: Json) => line.on)).toEqual(['group/1+person/p1', 'group/1+person/p2']);
    expect(owed[0]).toMatchObject({ title: '个人“零持有”报告', by: '组员', strength: 'hard' });
  });

  it('the other inspections of the round have lists of their own', async () => {
    expect((await desk.get(`rounds/${XINGHAI}/inspections/2-1/withdrawal`)).ready).toBe(false);
    const nowhere = await desk.refused(`rounds/${XINGHAI}/inspections/9-1/withdrawal`);
    expect(nowhere).toMatchObject({ status: 404, json: { errors: [{ field: 'ref' }] } });
    const none = await desk.refused('rounds/R2099-01/inspections/1-1/withdrawal');
    expect(none).toMatchObject({ status: 404, json: { errors: [{ field: 'round' }] } });
  });
});

describe('what a step waits for', () => {
  const ask = (query: string, workflow = `${XINGHAI}-01-1`) => `workflows/${workflow}/checklist?${query}`;

  it('is told done or missing, the hard gates first', async () => {
    const lines = await desk.get(ask('step=station.entry&on=inspection/1-1'));
    expect(lines.map(({ step, strength }: Json) => `${step} ${strength}`)).toEqual([
      'plan.authorization hard',
      'plan.notice hard',
      'plan.group-plan soft',
      'plan.pledges soft',
      'plan.pledges soft',
      'inform.requests soft',
    ]);
    expect(lines[1]).toMatchObject({ title: '印发巡察通知', by: '巡察办', on: 'inspection/1-1' });
    const first = await desk.get(ask('step=village.first-meeting&on=village/1-1-3&kind=mobile', `${TOWNSHIP}-01-1`));
    expect(first.map(({ step }: Json) => step)).toContain('village.mobile-consent');
  });

  it.each([
    ['step=nothing.here&on=inspection/1-1', 404, 'step'],
    ['step=plan.round-plan&on=round', 400, 'step'],
    ['step=station.entry&on=inspection/2-1', 404, 'on'],
    ['step=station.entry&on=somewhere', 400, 'on'],
    ['on=round', 400, 'step'],
  ])('%s is refused', async (query, status, field) => {
    expect(await desk.refused(ask(query))).toMatchObject({ status, json: { errors: [{ field }] } });
  });

  it('of a workflow that is not there is a 404', async () => {
    const nowhere = await desk.refused(ask('step=station.entry&on=inspection/1-1', 'R2099-01-01-1'));
    expect(nowhere).toMatchObject({ status: 404, json: { errors: [{ field: 'workflowId' }] } });
  });
});

describe('已开/应开', () => {
  it('counts the working days of the stay: 35 from 2022-04-21 to 2022-06-10', async () => {
    await record(TOWNSHIP, one, { fact: 'station.entry', at: '2022-04-21', ...late });
    const meeting = (at: string) => ({ fact: 'plan.group-meetings', at });
    await record(TOWNSHIP, 'groups/1', ...['2022-04-21', '2022-04-22', '2022-04-24'].map(meeting));
    const counters = await desk.get(`rounds/${TOWNSHIP}/counters?date=2022-04-25`);
    const of = (rule: string, group = 1) => counters.find((one: Json) => one.rule === rule && one.group === group);
    expect(of('group.meeting')).toEqual({
      rule: 'group.meeting',
      step: 'plan.group-meetings',
      title: '组务会原则上每天 1 次',
      group: 1,
      held: 3,
      dueByNow: 4,
      due: 35,
    });
    expect(of('branch.committee')).toMatchObject({ held: 0, due: 8 });
    expect(counters.filter(({ rule }: Json) => rule === 'branch.meetings').map(({ due }: Json) => due)).toContain(2);
    expect(of('group.meeting', 2)).toMatchObject({ held: 0 });
    const { counters: own } = await desk.get(`rounds/${TOWNSHIP}/${one}/withdrawal`);
    expect(own.every(({ group }: Json) => group === 1)).toBe(true);
  });

  it('of a round that is not there, or on no day, is refused', async () => {
    expect((await desk.refused('rounds/R2099-01/counters')).status).toBe(404);
    const wrong = await desk.refused(`rounds/${TOWNSHIP}/counters?date=2022-02-30`);
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ field: 'date' }] } });
  });
});

describe('numbered things', () => {
  it('petitions have their ledger: received, then one of the ways out', async () => {
    const petition = (fact: string, at: string, numbers: string[], more: object = {}) => ({
      ...{ fact, at, data: { numbers, ...more } },
      ...(fact === 'learn.petition-key' && { approval: { by: '甲', role: 'leader', date: at } }),
    });
    const there = 'inspections/2-1';
    await record(XINGHAI, there, { fact: 'station.entry', at: '2021-03-08', ...late });
    await record(
      XINGHAI,
      there,
      petition('learn.petitions', '2021-03-09', ['1', '2', '3'], { people: 2 }),
      petition('learn.petition-key', '2021-03-10', ['1']),
      petition('learn.petition-out', '2021-03-11', ['2']),
    );
    const { items: ledger } = await desk.get(`workflows/${XINGHAI}-02-1/things/petition`);
    expect(ledger.map(({ number, done }: Json) => [number, ...done.map(({ title }: Json) => title)])).toEqual([
      ['1', '受理登记来信来电来访', '重要信访呈批'],
      ['2', '受理登记来信来电来访', '非受理范围信访件'],
      ['3', '受理登记来信来电来访'],
    ]);
    expect(ledger[0]).toMatchObject({
      on: 'inspection/2-1',
      done: [{}, { step: 'learn.petition-key', date: '2021-03-10' }],
    });
  });

  it('of a kind are told with its title', async () => {
    const [first] = (await desk.get(`workflows/${XINGHAI}-01-1/things/borrowed`)).items;
    expect(first.done[0]).toMatchObject({ kind: 'regular', kindTitle: '一般资料' });
    const { items: borrowed } = await desk.get(`rounds/${XINGHAI}/facts?fact=learn.borrow&evidence=true`);
    expect(borrowed).toMatchObject([{ id: first.done[0].id, evidence: ['目录清单 1'] }]);
  });

  it('of a sort that the rulebook has not are a 404', async () => {
    const none = await desk.refused(`workflows/${TOWNSHIP}-01-1/things/petition`);
    expect(none).toMatchObject({ status: 404, json: { errors: [{ field: 'sort' }] } });
    expect(none.json.detail).toContain('没有逐件登记的“petition”');
    expect((await desk.refused(`workflows/${TOWNSHIP}-01-1/things/constructor`)).status).toBe(404);
    expect((await desk.refused('workflows/R2099-01-01-1/things/petition')).status).toBe(404);
  });
});

describe('村×问题类别', () => {
  it('counts the problems of each village by category', async () => {
    const paper = (numbers: string[], kind: string, villages?: number[]) => ({
      ...{ fact: 'learn.working-papers', at: '2022-05-10', data: { numbers, kind, ...(villages && { villages }) } },
      approval: { by: '甲', role: 'leader', date: '2022-05-10' },
      ...late,
    });
    await record(
      TOWNSHIP,
      one,
      paper(['1', '2'], 'weakness', [1, 3]),
      paper(['3'], 'weakness', [3]),
      paper(['4'], 'conduct'),
    );
    const cells = await desk.get(`rounds/${TOWNSHIP}/${one}/matrix`);
    expect(cells.map(({ village, kindTitle, count }: Json) => [village, kindTitle, count])).toEqual([
      [0, '群众身边腐败和作风', 1],
      [1, '党组织软弱涣散', 2],
      [3, '党组织软弱涣散', 3],
    ]);
    const none = await desk.refused(`rounds/${TOWNSHIP}/${one}/matrix?step=nothing.here`);
    expect(none).toMatchObject({ status: 404, json: { errors: [{ field: 'step' }] } });
  });
});
