import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Json } from '../support/api.ts';
import { findings, go } from './every-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.ts';
import { signIn } from './stage.ts';

const ROUND = 'R2026-85';
// Rehearsals share one namespace with those of other tests: no other one plays in this year.
const REHEARSAL = 'R2019-01';
/** Longer than anybody waits: other test files keep the machine busy. */
const RIGHT = { timeout: 60_000 };
const NOTICE = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（周日）上班。
五、端午节：6月9日放假，共1天。
六、中秋节：9月15日放假，共1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

/** Pages with what the tests before entered. */
const FILLED = [
  '/office',
  '/office?tab=plan',
  '/office?tab=facts',
  '/office?tab=standing',
  '/people',
  '/contacts',
  '/contacts?tab=deliveries',
  '/month?tab=revisions&no=2',
  '/month?tab=compare',
  `/adoption?round=${ROUND}&tab=history`,
  '/rehearsals',
  `/rehearsals/${REHEARSAL}`,
];

let stage: OfficeStage;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openOfficeStage();
  await stage.account('office');
  const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
  await stage.post('office', 'office', { rulebook: 'wuyang-2023', params: {} });
  await stage.post('rounds', 'round', { no: ROUND, rulebook: 'wuyang-2023', groups });
  await stage.post('rehearsals', 'rehearsal', { rulebook: 'wuyang-2023', start: '2019-04-12', groups });
  context = await stage.browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  page = await context.newPage();
  await signIn(page, stage.url);
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
}, 300_000);
afterAll(async () => {
  await context?.close();
  await stage?.close();
});

const open = async (path: string, heading: string) => {
  await page.goto(stage.url + path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor(RIGHT);
};
const dialog = () => page.getByRole('dialog');
/** Found by typing: a long list draws only what is seen of it. */
const pick = async (label: string, option: string) => {
  await dialog().getByLabel(label, { exact: true }).fill(option, RIGHT);
  await page.locator('.ant-select-item-option', { hasText: option }).first().click(RIGHT);
};

describe('the office', () => {
  it('enters its organizations as they stand in Excel, sees which line is wrong, and takes one out of use', async () => {
    await open('/office', '对象库与年度计划');
    await page.getByRole('button', { name: '成批登记' }).click(RIGHT);
    const text = page.getByLabel('从 Excel 复制，粘贴到这里');
    await text.fill('类别\t村数\t单位名称\n乡镇\t十二\t乙镇党委\n县直部门\t\t甲局党组', RIGHT);
    await page.getByRole('button', { name: '全部登记' }).click(RIGHT);
    await dialog().getByText('第 1 行：村数应为 1–999').waitFor(RIGHT);
    await text.fill('类别\t村数\t单位名称\n乡镇\t12\t乙镇党委\n县直部门\t\t甲局党组');
    await page.getByRole('button', { name: '全部登记' }).click(RIGHT);
    await page.getByRole('link', { name: '乙镇党委' }).waitFor(RIGHT);
    const { items } = await stage.get('office/targets');
    expect(items.map(({ name, villages }: Json) => [name, villages])).toEqual(
      expect.arrayContaining([
        ['乙镇党委', 12],
        ['甲局党组', null],
      ]),
    );
    await page.getByRole('checkbox', { name: '乙镇党委' }).check(RIGHT);
    await page.getByRole('button', { name: '撤并' }).click(RIGHT);
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /确\s?定/ })
      .click(RIGHT);
    await vi.waitFor(async () => {
      expect((await stage.get('office/targets?retired=true')).items).toMatchObject([{ name: '乙镇党委' }]);
    }, RIGHT);
  });

  it('registers a contact and tries whether it is reached', async () => {
    await open('/contacts', '联系人与送达');
    await page.getByRole('button', { name: '登记联系人' }).click(RIGHT);
    await pick('谁的联系人', '审计局');
    await dialog().getByLabel('姓名或称呼').fill('审计局办公室');
    await dialog().getByLabel('邮箱').fill('aud@example.cn');
    await dialog().getByRole('button', { name: '登记', exact: true }).click(RIGHT);
    await page.getByRole('button', { name: '试发：审计局办公室' }).click(RIGHT);
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /确\s?定/ })
      .click(RIGHT);
    await vi.waitFor(async () => {
      expect((await stage.get('deliveries')).items).toMatchObject([{ title: '巡程试发', contactName: '审计局办公室' }]);
    }, RIGHT);
  });

  it('imports the holidays of a year from the notice’s own words, after seeing what they move', async () => {
    // Three months end in a year that nobody has published: provisional until it is.
    await stage.post(`rounds/${ROUND}/transfers`, 'batch', { no: 1, receiver: 'disc', clues: [1] });
    const handover = { fact: 'transfer.handover', at: '2026-11-20', late: '纸件已签，后补录' };
    // The batch's own workflow begins some moments after it was put together.
    await vi.waitFor(() => stage.post(`rounds/${ROUND}/transfers/1/facts`, 'handover', handover), RIGHT);
    await open('/month?tab=import', '日历');
    await page.getByLabel('年份', { exact: true }).fill('2027', RIGHT);
    await page.getByLabel('发文字号', { exact: true }).fill('试〔2026〕1号');
    await page.getByLabel('试用：还没有这份文件，安排是编的').check();
    await page.getByLabel('通知原文（可不填）').fill(NOTICE);
    await page.getByRole('button', { name: '识别' }).click(RIGHT);
    await page.getByText('认出 7 个节日，请逐行核对').waitFor(RIGHT);
    await page.getByRole('button', { name: '预览' }).click(RIGHT);
    await page.getByText(/问完 \d+ 个，会变动 \d+ 条时限/).waitFor(RIGHT);
    await page.getByRole('cell', { name: '线索办理书面反馈' }).first().waitFor(RIGHT);
    await page.getByLabel('批示人').fill('甲');
    await page.getByRole('button', { name: '批准导入' }).click(RIGHT);
    await page.getByRole('heading', { name: '第 2 版变动的时限' }).waitFor(RIGHT);
    const moved = page.getByRole('row', { name: /线索办理书面反馈/ }).first();
    await moved.waitFor(RIGHT);
    expect(await moved.textContent()).toMatch(/放假安排公布到 2027 年，不再暂定/);
    expect((await stage.get('calendars'))[0]).toMatchObject({ no: 2, trial: true, reason: '按通知' });
  });

  it('lets a running round follow another rulebook on somebody’s word', async () => {
    await open(`/adoption?round=${ROUND}`, '换规程与参数');
    const { title } = await stage.get('rulebooks/xinghai-wuyang');
    await page.getByLabel('改用哪一份').click(RIGHT);
    await page.locator('.ant-select-item-option', { hasText: title }).first().click(RIGHT);
    await page.getByLabel('理由').fill('按新办法');
    await page.getByLabel('批示人').fill('甲');
    await page.getByRole('button', { name: '批准改用' }).click(RIGHT);
    await page.getByText(`已改用“${title}”`).waitFor(RIGHT);
    expect((await stage.get(`rounds/${ROUND}`)).rulebook.id).toBe('xinghai-wuyang');
  });

  it('moves the clock of a rehearsal and walks through it, where everything says that it is one', async () => {
    await open(`/rehearsals/${REHEARSAL}`, `演练 ${REHEARSAL}`);
    await page.getByRole('button', { name: '拨到次日' }).click(RIGHT);
    await page.getByText('2019年4月13日（周六）').first().waitFor(RIGHT);
    await page.getByRole('link', { name: '进入演练' }).click(RIGHT);
    await page.getByText(`这是演练 ${REHEARSAL}，不是真的轮次`).waitFor(RIGHT);
    await page.getByRole('menuitem', { name: '函件台账' }).click(RIGHT);
    await page.getByText(`这是演练 ${REHEARSAL}，不是真的轮次`).waitFor(RIGHT);
    await page.getByRole('button', { name: '发函', exact: false }).first().click(RIGHT);
    // The day that is offered is the rehearsal’s.
    await expect
      .poll(() => dialog().locator('.ant-picker input').first().inputValue(), RIGHT)
      .toContain('2019年4月13日');
    await page.keyboard.press('Escape');
    // What a rehearsal has not it says in words, and never as an error.
    for (const [tab, said] of [
      ['组和人员', '演练不编组'],
      ['扫描件', '演练不存扫描件'],
      ['甘特图', '演练没有甘特图'],
    ] as const) {
      await page.goto(`${stage.url}/in-rehearsal/${REHEARSAL}/rounds/${REHEARSAL}`);
      await page.getByRole('tab', { name: tab, exact: true }).click(RIGHT);
      await page.getByText(said).waitFor(RIGHT);
    }
    await page.goto(`${stage.url}/in-rehearsal/${REHEARSAL}/deadlines`);
    await page.getByRole('link', { name: '申请顺延的' }).click(RIGHT);
    await page.getByText('没有人申请顺延').waitFor(RIGHT);
    expect((await stage.get('rounds')).items.map(({ round }: Json) => round)).toEqual([ROUND]);
  });

  it('everything of it can be used by everybody', async () => {
    await open('/', '工作台');
    const wrong: object[] = [];
    for (const path of FILLED) {
      await go(page, path);
      const found = await findings(page);
      if (found.length > 0) wrong.push({ path, found });
    }
    expect(wrong).toEqual([]);
  });
}, 240_000);
