import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInspection, windowOf } from './by-clicks/cast.ts';
import { approvedBy, decide } from './by-clicks/decisions.ts';
import { dialogOf, openMenu, openTab, PATIENT, press, typeDay } from './by-clicks/widgets.ts';
import { go } from './every-page.ts';
import { openStage, type Stage } from './stage.ts';

const ROUND = 'R2026-90';
const scene = { round: ROUND, unit: '甲镇党委' };
const late = { late: '纸件已签，后补录' };
const PLAN = '整改方案';
const REPORT = '双报告';
const HANDOVER = '移交档案';
/** Owed by the group as a whole, week by week. */
const WEEKLY = '支委会每周 1 次';

let stage: Stage;
let office: Page;
let member: Page;

beforeAll(async () => {
  stage = await openStage();
  await stage.holder({ login: 'jia', name: '甲', roles: [{ role: 'office', kind: 'all', of: '' }] });
  const group = { role: 'member', kind: 'group', of: `${ROUND}/1` } as const;
  await stage.holder({ login: 'geng', name: '庚', person: 'geng', roles: [group] });
  await stage.round(ROUND, 'township-wuyang-xinghai', [scene.unit]);
  const here = `rounds/${ROUND}/inspections/1-1/facts`;
  await stage.post(here, 'entry', { fact: 'station.entry', at: '2026-11-02', ...late });
  await stage.post(here, 'exit', { fact: 'withdraw.exit', at: '2026-11-13', ...late });
  await stage.post(here, 'feedback', { fact: 'feedback.leadership', at: '2026-11-16', ...late });
  await stage.post(`rounds/${ROUND}/letters`, 'letters', { at: '2026-11-16' });
  const items = ['aud', 'disc'].map((letter) => ({ letter, at: '2026-11-17' }));
  await stage.post(`rounds/${ROUND}/letters/receipts`, 'receipts', { items });
  office = await windowOf(stage, 'jia');
  member = await windowOf(stage, 'geng');
}, 600_000);
afterAll(() => stage?.close());

const left = (page: Page) => dialogOf(page).waitFor({ state: 'hidden', ...PATIENT });
/** A line of a list, once it says this. */
const line = (page: Page, ...words: string[]) =>
  words
    .reduce((rows, word) => rows.filter({ hasText: word }), page.getByRole('main').getByRole('row'))
    .first()
    .waitFor(PATIENT);

/** 时限台账, where what was decided shows at once. */
async function openLedger(words: string): Promise<void> {
  await openMenu(office, '时限台账');
  await office.getByRole('searchbox').fill(words, PATIENT);
  await office.getByRole('searchbox').press('Enter');
}

/** 时间线 of the round, at its end. */
async function inTimeline(...words: string[]): Promise<void> {
  await openMenu(office, '审计');
  const last = office.locator('.ant-pagination-item').last();
  await last.click(PATIENT);
  await line(office, ...words);
}

async function ask(title: string, until: string): Promise<void> {
  await decide(member, { title, kind: '申请顺延' }, async (form) => {
    await typeDay(form, '申请顺延到', until);
    await form.getByLabel('理由').fill('人手不足');
  });
  await left(member);
}

describe('an extension', () => {
  it('is asked for by a member, of what the group owes as a whole, too', async () => {
    await openInspection(member, scene, '时限台账');
    await ask(HANDOVER, '2027-02-26');
    await ask(WEEKLY, '2027-01-29');
    await openMenu(member, '时限台账');
    await member.getByRole('link', { name: '申请顺延的' }).click(PATIENT);
    await line(member, HANDOVER, '2027年2月26日', '等批');
    await line(member, WEEKLY, '2027年1月29日', '等批');
    expect(await member.getByRole('button', { name: /同意/ }).count()).toBe(0);
  });

  it('is granted on the word of whom the rulebook names, and the day moves', async () => {
    await openMenu(office, '时限台账');
    await office.getByRole('link', { name: '申请顺延的' }).click(PATIENT);
    await press(office, `同意顺延：${HANDOVER}`);
    await approvedBy(office, '某常务副组长', '常务副组长');
    await press(dialogOf(office), '同意');
    await left(office);
    await line(office, HANDOVER, '已同意', '某常务副组长');
    await openLedger(HANDOVER);
    await line(office, HANDOVER, '2027年2月26日（周五）');
    await inTimeline(`顺延：${HANDOVER}`, '2027年2月26日', '某常务副组长');
  });

  it('is refused with a reason, and the day stands', async () => {
    await openMenu(office, '时限台账');
    await office.getByRole('link', { name: '申请顺延的' }).click(PATIENT);
    await press(office, `不同意顺延：${WEEKLY}`);
    await dialogOf(office).getByLabel('理由').fill('每周都要开');
    await approvedBy(office, '某常务副组长', '常务副组长');
    await press(dialogOf(office), '不同意');
    await left(office);
    await line(office, WEEKLY, '不同意');
    await inTimeline(`不同意顺延：${WEEKLY}`, '每周都要开');
    const { items } = await stage.get(`deadlines?round=${ROUND}&rule=branch.committee`);
    expect(items.map(({ computed }: { computed: string | null }) => computed)).not.toContain('2027-01-29');
  });
}, 180_000);

describe('a clerk, on the word of 常务副组长', () => {
  it('stops a term and lets it go on: no due date meanwhile, a later one afterwards', async () => {
    await openLedger(PLAN);
    const [{ due }] = (await stage.get(`deadlines?round=${ROUND}&rule=rectification.plan&ref=1-1`)).items;
    await decide(office, { title: PLAN, kind: '停表' }, async (form) => {
      await typeDay(form, '停表之日', '2026-11-18');
      await form.getByLabel('理由').fill('等上级批复');
      await approvedBy(office, '某常务副组长', '常务副组长');
    });
    await left(office);
    await line(office, PLAN, '停表自2026年11月18日');
    await decide(office, { title: PLAN, kind: '恢复计时' }, (form) => typeDay(form, '恢复计时之日', '2026-11-23'));
    await left(office);
    await office.getByText('停表自2026年11月18日').waitFor({ state: 'hidden', ...PATIENT });
    const [now] = (await stage.get(`deadlines?round=${ROUND}&rule=rectification.plan&ref=1-1`)).items;
    expect(now.due > due).toBe(true);
    await line(office, PLAN, now.dueText);
    await inTimeline(`停表：${PLAN}`, '等上级批复');
    await inTimeline(`恢复计时：${PLAN}`, '2026年11月23日');
  });

  it('waives a duty: it is asked for no more', async () => {
    await openLedger(REPORT);
    await decide(office, { title: REPORT, kind: '免除' }, async (form) => {
      await form.getByLabel('理由').fill('单位撤并');
      await approvedBy(office, '某常务副组长', '常务副组长');
    });
    await left(office);
    await line(office, REPORT, '免');
    await inTimeline(`批准免除：${REPORT}`, '单位撤并', '某常务副组长');
  });

  it('reminds a unit at once; 纪委监委 only on the word of the director', async () => {
    await openLedger('情况函询回复');
    const remind = async (unit: string) =>
      decide(office, { title: `情况函询回复 ${unit}`, kind: '催办' }, async (form) => {
        await form.getByLabel('另写一句（可不填）').fill(`请${unit}尽快回复`);
      });
    await remind('审计局');
    await left(office);
    await remind('纪委监委');
    await dialogOf(office).getByText('请填写批示人').waitFor(PATIENT);
    await approvedBy(office, '某主任', '巡察办主任');
    await press(dialogOf(office), '催办');
    await left(office);
    await inTimeline('催办', '审计局');
    await inTimeline('催办', '纪委监委', '某主任');
  });

  it('is found in the inbox, read, and gone from what is unread', async () => {
    await go(office, '/inbox?unread=true');
    await office.getByRole('searchbox').fill('审计');
    await office.getByRole('searchbox').press('Enter');
    const rows = office.getByRole('row').filter({ hasText: '情况函询回复·审计局' });
    const others = office.getByRole('row').filter({ hasText: '情况函询回复·纪委监委' });
    await rows.first().waitFor(PATIENT);
    await others.first().waitFor({ state: 'detached', ...PATIENT });
    const unread = await rows.count();
    await rows
      .first()
      .getByRole('button', { name: /^标为已读/ })
      .click(PATIENT);
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(unread - 1);
    await go(office, '/inbox?unread=false');
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(1);
    await rows.first().getByRole('link').click(PATIENT);
    await office.getByRole('heading', { level: 1, name: '时限台账' }).waitFor(PATIENT);
    await office.getByRole('row').filter({ hasText: '审计局' }).first().waitFor(PATIENT);
  });
}, 180_000);

describe('a fact that was registered wrongly', () => {
  const steps = async () => {
    await openInspection(office, scene, '步骤与登记');
    return office.getByRole('button', { name: /^更正：向领导班子反馈/ });
  };

  it('is put right: what follows from it moves, and the first entry stays', async () => {
    await (await steps()).click(PATIENT);
    await typeDay(dialogOf(office), '发生日期', '2026-11-19');
    await dialogOf(office).getByLabel('理由').fill('日期写错');
    await press(dialogOf(office), '更正');
    await left(office);
    const [{ from }] = (await stage.get(`deadlines?round=${ROUND}&rule=rectification.plan&ref=1-1`)).items;
    expect(from).toBe('2026-11-19');
    await inTimeline('更正', '由2026年11月16日', '2026年11月19日', '日期写错');
  });

  it('is taken back: what it began is there no more', async () => {
    await (await steps()).click(PATIENT);
    await dialogOf(office).getByLabel('作废（登记错了，没有这回事）').check();
    await dialogOf(office).getByLabel('理由').fill('没有这回事');
    await press(dialogOf(office), '更正');
    await left(office);
    await office.getByRole('main').getByText('已作废').waitFor(PATIENT);
    await openTab(office, '时限台账');
    await line(office, WEEKLY);
    expect(await office.getByRole('main').getByRole('row').filter({ hasText: PLAN }).count()).toBe(0);
    await inTimeline('作废', '没有这回事');
  });
}, 180_000);
