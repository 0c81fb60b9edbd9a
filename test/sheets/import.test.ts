import { setTimeout as sleep } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { importer, ledgerFile } from '../support/import.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import { fetchLedger } from '../support/workbook.ts';

const ROUND = 'R2023-71';
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const CLUES: ExcelJS.CellValue[][] = [
  ['序号', '线索编号', '主要内容', '移送单位', '被巡察单位', '移交时间', '反馈时间', '续报', '销账日期'],
  [
    1,
    '1',
    '密件内容',
    '纪委监委',
    '甲镇党委',
    day('2023-07-14'),
    '2023.10.13',
    '2023-10-31、2023年11月30日',
    '2023-11-30',
  ],
  [2, '２', '密件内容', '纪委监委', '乙局党组', null, null, null, day('2023-10-13')],
  [3, 3, '密件内容', '县委组织部', '1-1', 45_121, '20231010', null, '2023/10/10'],
  [4, 4, '密件内容', '县水利局', '丁局', '七月', null, null, null],
  [],
  ['合计', 4],
];

let office: OfficeProduct;
const get = async (path: string): Promise<Json> => (await office.api.get(path)).json;
const everything = async () => (await get(`entries?round=${ROUND}&limit=1000`)).items.length;

beforeAll(async () => {
  office = await openOffice(inject('temporalAddress'));
  const groups = [
    { no: 1, inspects: [{ no: 1, name: '甲镇党委' }] },
    { no: 2, inspects: [{ no: 1, name: '乙局党组' }] },
  ];
  const start = { no: ROUND, rulebook: 'wuyang-2023', mode: 'backfill', startedAt: '2023-04-10', groups };
  for (;;) {
    const { status } = await office.api.post('rounds', 'start', start);
    if (status < 300) break;
    await sleep(200);
  }
  for (const no of [`${ROUND}-01-1`, `${ROUND}-02-1`]) await settled(office.product, no);
}, 120_000);
afterAll(() => office?.close());

describe('问题线索台账', () => {
  it('is looked at first: every row with what is wrong in which column, and nothing is recorded', async () => {
    const before = await everything();
    const { upload } = importer(office.api.app, ROUND, 'clues');
    const { status, json } = await upload(await ledgerFile(CLUES, ['F3:F4', 'G3:G4']));
    expect([status, json.counts]).toEqual([200, { ready: 3, already: 0, wrong: 1 }]);
    expect(json).toMatchObject({ sheet: '台账', sheets: ['台账'], headingRow: 2, mode: 'backfill', state: 'preview' });
    expect(json.rows[3]).toMatchObject({
      ...{ no: 6, state: 'wrong' },
      errors: [
        { column: 'F', detail: '移交日期：“七月”不是日期，请写成 2022-06-24' },
        { column: 'D', detail: '规程没有写向“县水利局”移交线索' },
        { column: 'E', detail: '本轮没有被巡察单位“丁局”' },
      ],
    });
    expect(JSON.stringify(json)).not.toContain('密件内容');
    expect(await everything()).toBe(before);
  });

  it('is recorded once it is confirmed: batches, dates, terms as if it had been entered then', async () => {
    const { upload, confirm, finished } = importer(office.api.app, ROUND, 'clues');
    const { json } = await upload(await ledgerFile(CLUES, ['F3:F4', 'G3:G4']));
    expect((await confirm(json.id)).status).toBe(202);
    const told = await finished(json.id);
    expect([told.state, told.stopped, told.done]).toEqual(['done', null, told.total]);
    expect(told.rows.map(({ state }: Json) => state)).toEqual(['recorded', 'recorded', 'recorded', 'wrong']);
    const { lines } = await fetchLedger(office.api.app, `/api/rounds/${ROUND}/sheets/clues.xlsx`);
    const batch = { 移交批次: 1, 接收单位: '纪委监委案件监督管理室', 来自: '第1组·甲镇党委、第2组·乙局党组' };
    const dates = { 移交日期: '2023-07-14', 首次反馈到期日: '2023-10-16', 首次反馈日期: '2023-10-13' };
    expect(lines).toMatchObject([
      { 线索编号: 1, ...batch, ...dates, 最近续报日期: '2023-11-30', 办结日期: '2023-11-30' },
      { 线索编号: 2, ...batch, ...dates, 办结日期: '2023-10-13' },
      { 线索编号: 3, 移交批次: 2, 移交日期: '2023-07-14', 反馈时限: '已完成', 办结日期: '2023-10-10' },
    ]);
    const { items } = await get(`deadlines?round=${ROUND}&rule=clue.monthly`);
    const months = items.map(({ due }: Json) => due);
    expect(months).toEqual(expect.arrayContaining(['2023-10-31', '2023-11-30']));
    const [handed] = (await get(`rounds/${ROUND}/facts?fact=transfer.handover`)).items;
    expect(handed).toMatchObject({ date: '2023-07-14', historic: true, late: expect.stringContaining('问题线索台账') });
  }, 120_000);

  it('brought in again, as the same or as another upload, records nothing', async () => {
    const before = await everything();
    const { upload, confirm, finished } = importer(office.api.app, ROUND, 'clues');
    const { json } = await upload(await ledgerFile(CLUES, ['F3:F4', 'G3:G4']));
    expect(json.counts).toEqual({ ready: 0, already: 3, wrong: 1 });
    await confirm(json.id);
    expect(await finished(json.id)).toMatchObject({ state: 'done', total: 0 });
    expect((await confirm(json.id)).json).toMatchObject({ state: 'done' });
    expect(await everything()).toBe(before);
  }, 120_000);

  it('gives back the rows that were not recorded, to be mended and brought in', async () => {
    const { upload, confirm, finished, failures } = importer(office.api.app, ROUND, 'clues');
    const { json } = await upload(await ledgerFile(CLUES, ['F3:F4', 'G3:G4']));
    const page = await failures(json.id);
    const headings = (page.getRow(1).values as string[]).slice(1);
    const column = (title: string) => headings.indexOf(title) + 1;
    expect(page.rowCount).toBe(2);
    expect(page.getCell(2, column('原行号')).value).toBe(6);
    expect(page.getCell(2, column('错误')).value).toContain('规程没有写向“县水利局”移交线索');
    page.getCell(2, column('接收单位*')).value = '编办';
    page.getCell(2, column('来自')).value = '乙局';
    page.getCell(2, column('移交日期')).value = '2023-07-20';
    page.getCell(2, column('首次反馈日期')).value = '2023-10-20';
    page.getCell(2, column('办结日期')).value = '2023-10-20';
    const mended = new Uint8Array(await page.workbook.xlsx.writeBuffer());
    const again = await upload(mended);
    expect(again.json.counts).toEqual({ ready: 1, already: 0, wrong: 0 });
    await confirm(again.json.id);
    expect((await finished(again.json.id)).rows).toMatchObject([{ state: 'recorded', tells: '第3批' }]);
  }, 120_000);
});

describe('整改台账', () => {
  it('is recorded with its plan and reports, its columns chosen by hand, and goes live', async () => {
    const file = await ledgerFile([
      ['单位名称', '编号', '问题', '反馈日期', '方案', '双报告', '佐证', '初审', '销号'],
      [
        '甲镇党委',
        'Z-1',
        '密件内容',
        day('2023-07-03'),
        '2023-07-14',
        '2023-09-01',
        '2023-08-01',
        '2023-08-05',
        '2023-08-10',
      ],
      ['甲镇党委', 'Z-2', '密件内容', day('2023-07-03'), '2023-07-14', '2023-09-01', '2023-08-01'],
    ]);
    const { upload, confirm, finished } = importer(office.api.app, ROUND, 'rectification');
    const first = await upload(file);
    const found = Object.fromEntries(first.json.fields.map(({ key, column }: Json) => [key, column]));
    expect(found).toMatchObject({
      inspection: 0,
      number: 1,
      fedBack: 3,
      reports: 5,
      review: 7,
      signedOff: 8,
      plan: null,
    });
    const known = Object.fromEntries(Object.entries(found).filter(([, column]) => column !== null));
    const mapping = JSON.stringify({ ...known, plan: 4, evidence: 6 });
    const { json } = await upload(file, { mapping });
    expect(json.counts).toEqual({ ready: 2, already: 0, wrong: 0 });
    await confirm(json.id, { golive: true });
    expect(await finished(json.id)).toMatchObject({ state: 'done', stopped: null, rows: [{ state: 'recorded' }, {}] });
    const { lines } = await fetchLedger(office.api.app, `/api/rounds/${ROUND}/sheets/rectification.xlsx`);
    expect(lines).toMatchObject([
      { 整改问题编号: 'Z-1', 整改问题建账: '2023-07-03', 初审: '2023-08-05', 销号: '2023-08-10', 现状: '销号' },
      { 整改问题编号: 'Z-2', 整改佐证材料: '2023-08-01', 销号: null },
    ]);
    const { items: reports } = await get(`rounds/${ROUND}/facts?fact=rectify.reports`);
    expect(reports.map(({ date, data }: Json) => `${date} ${data.part}`)).toEqual([
      ...['2023-09-01 progress', '2023-09-01 principal'],
    ]);
    expect((await get(`rounds/${ROUND}`)).mode).toBe('live');
  }, 240_000);
});

describe('what was imported', () => {
  it('is found again when history is replayed, entry by entry', async () => {
    for (const { workflowId } of await get(`rounds/${ROUND}/workflows`)) await settled(office.product, workflowId);
    const compared = await compareRound(office.product, await bundleWorkflows(), ROUND);
    expect(compared.entries).toBeGreaterThan(40);
    expect([compared.differing, compared.replayErrors]).toEqual([[], []]);
  }, 240_000);

  it('is refused in words where it is no ledger, of another round, or somebody else’s', async () => {
    const { upload, confirm } = importer(office.api.app, ROUND, 'clues');
    const picture = await upload(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1));
    expect([picture.status, picture.json.errors[0]]).toEqual([
      400,
      { field: 'file', detail: '只收 .xlsx 或 .csv 的台账' },
    ]);
    const strange = await upload(await ledgerFile([['甲', '乙']]));
    expect(strange.json.detail).toContain('认不出表头');
    const wrong = await upload(await ledgerFile(CLUES), { mapping: '{"number":99}' });
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([400, 'mapping.number']);
    const large = await upload(new Uint8Array(6 * 1_048_576));
    expect([large.status, large.json.detail]).toEqual([413, expect.stringContaining('5 MB')]);
    expect((await importer(office.api.app, 'R2099-01', 'clues').upload(await ledgerFile(CLUES))).status).toBe(404);
    const { json } = await upload(await ledgerFile(CLUES));
    expect((await importer(office.api.app, ROUND, 'rectification').confirm(json.id)).status).toBe(404);
    expect((await confirm(json.id, { golive: true })).json.errors[0].field).toBe('golive');
  }, 120_000);

  it('has a template that can be brought in as it is', async () => {
    const headers = { authorization: `Bearer ${LOCAL_TOKEN}` };
    const url = '/api/imports/clues/template.xlsx';
    const { rawPayload } = await office.api.app.inject({ method: 'GET', url, headers });
    const { json } = await importer(office.api.app, ROUND, 'clues').upload(new Uint8Array(rawPayload));
    expect(json.fields.every(({ column }: Json) => column !== null)).toBe(true);
    expect([json.rows, json.counts]).toEqual([[], { ready: 0, already: 0, wrong: 0 }]);
  });
});
