import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, GROUPS, opened, recorded, roundStarted } from '../../test/support/ledger.ts';
import { allOf } from '../../test/support/trail.ts';
import { fetchLedger } from '../../test/support/workbook.ts';

const ROUND = '/api/rounds/R2022-02';
const SHEETS = `${ROUND}/sheets`;
const rulebookHash = wuyang.hash;
let api: TestApi;

beforeAll(async () => {
  api = await testApi({ now: new Date('2022-11-01T02:05:00Z') });
  const transfer = { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] };
  const bodies: EntryBody[] = [
    roundStarted,
    recorded('s1', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry', number: '=1+1' }),
    recorded('s2', 'letter.sent', 'letter/xf', '2022-04-11', { unit: 'xf', kind: 'inquiry', number: '巡函 2 号' }),
    recorded('s3', 'letter.sent', 'letter/a1', '2022-04-12', { unit: 'police', kind: 'assist' }),
    recorded('r1', 'letter.received', 'letter/aud', '2022-04-12'),
    opened('inquiry.reply@letter/aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-04-15'),
    recorded('p1', 'letter.replied', 'letter/xf', '2022-04-14', { number: '7' }),
    recorded('p2', 'letter.replied', 'letter/a1', '2022-04-14', { number: '8' }),
    { type: 'transfer.assembled', transfer, facts: 0 },
    { type: 'transfer.assembled', transfer: { ...transfer, no: 2, receiver: 'orgd', clues: [3] }, facts: 0 },
  ];
  await api.record(flush(entries(bodies, { rulebookHash })));
  const followed: EntryBody[] = [
    recorded('h1', 'transfer.handover', 'transfer/1', '2022-07-15'),
    opened('clue.feedback', 'clue.feedback', { transfer: 1, unit: 'disc' }, '2022-10-17'),
    recorded('c1', 'clue.feedback', 'transfer/1', '2022-10-10', { closed: [2] }),
  ];
  const batch = { workflowId: 'R2022-02-T1', host: 'transfer' as const, rulebookHash };
  await api.record(flush(entries(followed, batch)));
  for (const org of [1, 2]) {
    const own = { workflowId: `R2022-02-01-${org}`, host: 'inspection' as const, rulebookHash };
    const group = GROUPS[0] as (typeof GROUPS)[number];
    const done: EntryBody[] = [
      { type: 'inspection.started', group, params: {}, plans: {} },
      recorded(`i${org}`, 'rectify.items', `inspection/1-${org}`, '2022-07-01', { numbers: [`Z${org}`] }),
    ];
    if (org === 1) {
      done.push(recorded('v', 'rectify.item-evidence', 'inspection/1-1', '2022-08-01', { numbers: ['Z1'] }));
    }
    await api.record(flush(entries(done, own)));
  }
});
afterAll(() => api.close());

describe('函件台账', () => {
  it('has every letter of the list, cell by cell, its number a text', async () => {
    const { items } = (await api.send('GET', `${ROUND}/letters`)).json;
    const { lines, totals, page, name, headers } = await fetchLedger(api.app, `${SHEETS}/letters.xlsx`);
    expect(name).toBe('函件台账');
    expect(headers['content-disposition']).toContain(encodeURIComponent('函件台账 R2022-02'));
    expect(page.getCell('A2').value).toBe('由 本机命令（local） 于 2022年11月1日（周二）10:05 导出');
    expect(lines.map((line) => [line.协作单位, line.文号, line.发函日, line.签收日, line.函复到期日])).toEqual(
      items.map((row: Json) => [row.unitTitle, row.number, row.sentOn, row.receivedOn, row.deadline?.due ?? null]),
    );
    expect(lines.find(({ 协作单位: unit }) => unit === '审计局')).toMatchObject({
      ...{ 灯: '逾期', 文号: '=1+1', 已复单位数: 0, 未复单位数: 3, 原件在何处: '协作单位' },
      未复的组·单位: '第1组·甲镇党委、第1组·乙镇党委、第2组·丙局党组',
    });
    expect(totals).toMatchObject({ 发函日: 3, 签收日: 1, 灯: 1 });
  });

  it('takes the filter of the list, and refuses what the list refuses', async () => {
    const { lines } = await fetchLedger(api.app, `${SHEETS}/letters.xlsx?light=red`);
    expect(lines.map(({ 协作单位: unit }) => unit)).toEqual(['审计局']);
    const refused = await api.send('GET', `${SHEETS}/letters.xlsx?light=blue`);
    expect([refused.status, refused.json.errors[0].field]).toEqual([400, 'light']);
    expect((await api.send('GET', '/api/rounds/R2099-01/sheets/letters.xlsx')).status).toBe(404);
  });

  it('is in the trail as taken out, and what is 密件 as looked at', async () => {
    const before = (await allOf(api.client.db)).length;
    await fetchLedger(api.app, `${SHEETS}/letters.xlsx`);
    const since = (await allOf(api.client.db)).slice(before);
    expect(since.map(({ event }) => event).sort()).toEqual(['confidential-read', 'exported']);
    expect(since.find(({ event }) => event === 'confidential-read')?.detail).toMatchObject({ items: ['letter/a1'] });
  });
});

describe('问题线索台账', () => {
  it('has a line for each clue with the dates of its batch and its own', async () => {
    const { lines, totals } = await fetchLedger(api.app, `${SHEETS}/clues.xlsx`);
    const batch = { 移交批次: 1, 接收单位: '纪委监委案件监督管理室', 来自: '第1组·甲镇党委', 移交日期: '2022-07-15' };
    expect(lines).toMatchObject([
      { 线索编号: 1, ...batch, 首次反馈到期日: '2022-10-17', 首次反馈日期: '2022-10-10', 办结日期: null },
      { 线索编号: 2, ...batch, 办结日期: '2022-10-10', 办理情况: '已办结，可销账' },
      { 线索编号: 3, 移交批次: 2, 移交日期: null, 办理情况: '未移交', 反馈时限: null },
    ]);
    expect(totals).toMatchObject({ 线索编号: 3, 移交日期: 2, 办结日期: 1 });
    const some = await fetchLedger(api.app, `${SHEETS}/clues.xlsx?receiver=orgd`);
    expect(some.lines.map((line) => line.线索编号)).toEqual([3]);
  });
});

describe('整改台账、信访受理登记台账', () => {
  it('have a line for each thing and a date for each step of the rulebook', async () => {
    const { lines, totals } = await fetchLedger(api.app, `${SHEETS}/rectification.xlsx`);
    expect(lines).toMatchObject([
      {
        ...{ 组·被巡察单位: '第1组·甲镇党委', 整改问题编号: 'Z1', 整改问题建账: '2022-07-01' },
        ...{ 整改佐证材料: '2022-08-01', 销号: null, 现状: '整改佐证材料' },
      },
      { 组·被巡察单位: '第1组·乙镇党委', 整改问题编号: 'Z2', 整改佐证材料: null },
    ]);
    expect(totals).toMatchObject({ 整改问题建账: 2, 整改佐证材料: 1, 销号: 0 });
    const left = await fetchLedger(api.app, `${SHEETS}/rectification.xlsx?without=rectify.item-evidence`);
    expect(left.lines.map((line) => line.整改问题编号)).toEqual(['Z2']);
    expect((await fetchLedger(api.app, `${SHEETS}/petitions.xlsx`)).name).toBe('信访受理登记台账');
  });
});

describe('时限台账', () => {
  it('has every deadline of the list, cell by cell', async () => {
    const { items } = (await api.send('GET', '/api/deadlines')).json;
    const { lines, totals } = await fetchLedger(api.app, '/api/sheets/deadlines.xlsx');
    const words = { red: '逾期', yellow: '将到期', green: '未到期', grey: '未起算或暂定', done: '已完成' };
    expect(lines.map((line) => [line.灯, line.时限, line.对象, line.责任方, line.起算日, line.到期日])).toEqual(
      items.map((row: Json) => [...[words[row.light as 'red'], row.title, row.about, row.owedBy, row.from, row.due]]),
    );
    expect(lines).toHaveLength(2);
    expect(totals).toMatchObject({ 灯: 2, 到期日: 2 });
    expect((await fetchLedger(api.app, '/api/sheets/deadlines.xlsx?unit=aud')).lines).toHaveLength(1);
    expect((await api.send('GET', '/api/sheets/deadlines.xlsx?unit=nope')).status).toBe(400);
  });
});
