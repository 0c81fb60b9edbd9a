import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { ledgerFile } from '../support/import.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const ROUND = 'R2026-89';
/** Longer than anybody waits: other test files keep the machine busy. */
const RIGHT = { timeout: 60_000 };
const LINES: ExcelJS.CellValue[][] = [
  ['线索编号', '接收单位', '被巡察单位', '移交日期', '首次反馈日期', '办结日期'],
  [1, '纪委监委', '甲局党组', '2026-07-15', '2026-10-12', '2026-10-12'],
  [2, '组织部', '丁局', '2026年7月', null, null],
];

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.account('office');
  await stage.round(ROUND, 'wuyang-2023', ['甲局党组', '乙局党组']);
}, 400_000);
afterAll(() => stage?.close());

const transfers = async (): Promise<Json[]> => (await stage.get(`rounds/${ROUND}/transfers`)).items;

async function choose(page: Page): Promise<void> {
  await page.goto(`${stage.url}/import?round=${ROUND}`);
  await page.getByLabel('选择台账文件').waitFor(RIGHT);
  const buffer = Buffer.from(await ledgerFile(LINES));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.getByLabel('选择台账文件').setInputFiles({ name: '线索.xlsx', mimeType, buffer });
  await page
    .getByText(/可以导入 \d+ 行/)
    .first()
    .waitFor(RIGHT);
}

describe('an existing ledger', () => {
  it('is chosen, looked at with what is wrong beside its row, confirmed, and gives back what failed', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await choose(page);
    await page.getByText('可以导入 1 行，已经登记过 0 行，有误 1 行').waitFor(RIGHT);
    const wrong = page.getByRole('row').filter({ hasText: '本轮没有被巡察单位' });
    expect(await wrong.textContent()).toContain('D 列：移交日期：“2026年7月”只有年月');
    expect(await transfers()).toEqual([]);
    await page.getByRole('button', { name: '确认导入 1 行' }).click(RIGHT);
    await page.getByText('已登记 1 行').waitFor(RIGHT);
    expect(await transfers()).toMatchObject([
      { no: 1, receiver: 'disc', clues: [{ number: 1, closedOn: '2026-10-12' }] },
    ]);
    const saved = page.waitForEvent('download', RIGHT);
    await page.getByRole('button', { name: '下载没有导入的行' }).click(RIGHT);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await readFile(await (await saved).path())) as never);
    expect(book.worksheets[0]?.getRow(2).values).toEqual(expect.arrayContaining(['组织部', '丁局']));
    await context.close();
  }, 240_000);

  it('is told on its second visit to be there already', async () => {
    const { page, context } = await stage.visit({ width: 390, height: 844 });
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await choose(page);
    await page.getByText('可以导入 0 行，已经登记过 1 行，有误 1 行').waitFor(RIGHT);
    expect(await page.getByRole('button', { name: '没有可以导入的行' }).isDisabled()).toBe(true);
    expect(await transfers()).toHaveLength(1);
    await context.close();
  }, 240_000);

  it('is taken out of its list as an Excel file', async () => {
    const { page, context } = await stage.visit();
    await signIn(page, stage.url);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(RIGHT);
    await page.goto(`${stage.url}/clues?round=${ROUND}`);
    const saved = page.waitForEvent('download', RIGHT);
    await page.getByRole('button', { name: '导出 Excel' }).click(RIGHT);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await readFile(await (await saved).path())) as never);
    expect(book.worksheets[0]?.name).toBe('问题线索台账');
    await context.close();
  }, 240_000);
});
