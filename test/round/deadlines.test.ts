import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const ROUND = 'R2023-03';
const AUD = 'inquiry.reply@letter/aud';
const url = `workflows/${ROUND}/deadlines`;
const approval = { by: '常务副组长', role: 'lg.exec', date: '2023-04-27' };

let desk: Desk;
let received: string;

const fact = (name: string, on: string, at: string, more = {}) =>
  desk.post(`rounds/${ROUND}/facts`, { fact: name, on, at, ...more });
const why = (key = AUD): Promise<Json> => desk.get(`${url}/why?key=${encodeURIComponent(key)}`);
const deadline = async (unit: string) => (await desk.get(`deadlines?round=${ROUND}&unit=${unit}`)).items[0];

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
  for (const unit of ['aud', 'court', 'xf', 'disc']) {
    await fact('letter.sent', `letter/${unit}`, '2023-04-25', { data: { unit, kind: 'inquiry' } });
  }
  for (const unit of ['court', 'xf', 'disc']) await fact('letter.received', `letter/${unit}`, '2023-04-26');
  const receipt = { data: { number: '回执 7' }, evidence: ['扫描件 7'] };
  received = (await fact('letter.received', 'letter/aud', '2023-04-26', receipt)).json.id;
}, 120_000);

afterAll(() => desk?.close());

describe('why a deadline is due on its day', () => {
  it('tells clause, trigger with its receipt, calendar version, day by day, and who decides', async () => {
    const told = await why();
    expect(told).toMatchObject({
      title: '情况函询回复',
      about: '审计局',
      document: expect.stringContaining('14 个机关单位协作意见'),
      force: '硬期限，逾期按阶梯升级',
      ladder: '本系统默认',
      decides: '常务副组长（本县未规定，由规程填写）',
      from: '2023-04-26',
      due: '2023-05-04',
      dueText: '2023年5月4日（周四）',
      triggers: [{ id: received, title: '签收', date: '2023-04-26', number: '回执 7', evidence: ['扫描件 7'] }],
    });
    expect(told.clause).toContain('（十三）3');
    expect(told.calendarVersion).toMatch(/\S/);
    expect(told.days.map((day: Json) => `${day.date} ${day.what}`)).toEqual([
      '2023-04-26 trigger',
      '2023-04-27 counted',
      '2023-04-28 counted',
      ...['29', '30'].map((day) => `2023-04-${day} skipped`),
      ...['01', '02', '03'].map((day) => `2023-05-${day} skipped`),
      '2023-05-04 due',
    ]);
    expect(told.history.map((line: Json) => line.what)).toEqual(['deadline.opened']);
    expect(told.rungs[0]).toMatchObject({ rung: 'warn:1 working day before', to: '巡察办', state: 'ahead' });
  });

  it('of two triggers tells which is missing, and has no day yet', async () => {
    expect(await why('inquiry.reply@letter/court')).toMatchObject({
      status: 'waiting',
      due: null,
      days: [],
      waitingFor: [{ fact: 'letter.personnel-received', title: '收到涉及人员信息' }],
    });
  });

  it('is not told of a deadline or workflow that is not there', async () => {
    expect(await desk.refused(`${url}/why?key=nope`)).toMatchObject({
      status: 404,
      json: { errors: [{ field: 'key' }] },
    });
    expect(await desk.refused(`workflows/R2099-01/deadlines/why?key=x`)).toMatchObject({ status: 404 });
  });
});

describe('a corrected trigger', () => {
  it('moves what counts from it, and tells what moved', async () => {
    const { json } = await desk.post(`workflows/${ROUND}/corrections`, {
      factId: received,
      at: '2023-04-27',
      reason: '回执上的日期看错',
    });
    const moved = await desk.get(`workflows/${ROUND}/changes?command=${json.id}`);
    expect(moved).toMatchObject([
      { title: '情况函询回复', about: '审计局', what: 'moved', was: '2023-05-04', due: '2023-05-05' },
    ]);
    expect(await desk.refused(`workflows/${ROUND}/changes?command=nobody`)).toMatchObject({ status: 404 });
  });
});

describe('what is decided of a deadline', () => {
  it('an extension is asked for, decided by who may, and both dates and the reason stay', async () => {
    const wish = { key: AUD, due: '2023-05-10', reason: '审计组在外' };
    const asked = await desk.post(`${url}/requests`, wish);
    expect(asked.status).toBe(200);
    const open = await desk.get(`extension-requests?round=${ROUND}&status=open`);
    expect(open.items).toMatchObject([{ id: asked.json.id, key: AUD, title: '情况函询回复', wish: '2023-05-10' }]);
    const grant = { ...wish, due: '2023-05-09', reason: '节后报送', request: asked.json.id };
    const clerk = { ...grant, approval: { ...approval, role: 'office' } };
    expect(await desk.post(`${url}/extensions`, clerk)).toMatchObject({
      status: 422,
      json: { code: 'not-approver', detail: '顺延、停表、免除须由常务副组长批准（本县未规定，由规程填写）' },
    });
    expect(await desk.post(`${url}/extensions`, { ...grant, approval })).toMatchObject({ status: 200 });
    expect(await deadline('aud')).toMatchObject({
      due: '2023-05-09',
      computed: '2023-05-05',
      movedFrom: '2023-05-05',
      reason: '节后报送',
    });
    expect((await desk.get(`extension-requests?round=${ROUND}`)).items).toMatchObject([
      { status: 'granted', decidedBy: '常务副组长' },
    ]);
  });

  it('a refusal of one leaves the term as it is', async () => {
    const key = 'inquiry.reply@letter/xf';
    const asked = await desk.post(`${url}/requests`, { key, due: '2023-05-10', reason: '人手不足' });
    const refusal = { request: asked.json.id, reason: '按期可以办' };
    expect(await desk.post(`${url}/refusals`, { ...refusal, approval })).toMatchObject({ status: 200 });
    expect(await deadline('xf')).toMatchObject({ due: '2023-05-04', computed: null });
    expect((await desk.get('extension-requests?status=refused')).items).toMatchObject([{ decision: '按期可以办' }]);
    expect(await desk.post(`${url}/refusals`, { ...refusal, approval })).toMatchObject({ status: 404 });
  });

  it('a stop of the clock leaves no date, and it runs on afterwards', async () => {
    const key = 'inquiry.reply@letter/xf';
    const pause = { key, from: '2023-04-27', reason: '等对象名单' };
    expect(await desk.post(`${url}/pauses`, { ...pause, approval })).toMatchObject({ status: 200 });
    expect(await deadline('xf')).toMatchObject({ due: null, pausedFrom: '2023-04-27', light: 'grey', verdict: 'open' });
    expect(await desk.post(`${url}/resumptions`, { key, until: '2023-04-29' })).toMatchObject({ status: 200 });
    // 27 and 28 April did not count: two working days after 4 May, and 6 May is worked.
    expect(await deadline('xf')).toMatchObject({ due: '2023-05-06', computed: '2023-05-04', pausedFrom: null });
  });

  it('an extension to before the due day, of a met one, or of none is refused with the reason', async () => {
    const extend = (key: string, due: string) => desk.post(`${url}/extensions`, { key, due, reason: '试', approval });
    expect(await extend('inquiry.reply@letter/xf', '2023-04-20')).toMatchObject({
      status: 422,
      json: { detail: '新期限须晚于原期限2023年5月6日（周六）' },
    });
    await fact('letter.replied', 'letter/xf', '2023-04-29');
    expect(await extend('inquiry.reply@letter/xf', '2023-05-20')).toMatchObject({
      status: 422,
      json: { detail: expect.stringContaining('已完成') },
    });
    expect(await extend('nope', '2023-05-20')).toMatchObject({ status: 404 });
  });

  it('a round entered from old papers sends no reminder by hand', async () => {
    expect(await desk.post(`${url}/reminders`, { key: AUD })).toMatchObject({
      status: 422,
      json: { detail: '补录中的轮次不发催办' },
    });
  });
});
