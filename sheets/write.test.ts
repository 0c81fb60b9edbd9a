import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { type Column, day, light, number, text } from './column.ts';
import type { Light } from './light.ts';
import { writeSheet } from './write.ts';

interface Row {
  name: string;
  on: string | null;
  light: Light;
  n: number;
}

const columns: Column<Row>[] = [
  text('名称', 20, ({ name }) => name),
  day('日期', ({ on }) => on),
  light('灯', (row) => row.light),
  number('件数', ({ n }) => n),
];
const sheet = { name: '函件台账', title: 'R2022-02 函件台账', note: '由 甲&乙 导出', columns };

async function written(rows: Iterable<Row> | AsyncIterable<Row>) {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeSheet(out, sheet, rows)]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const page = book.getWorksheet('函件台账');
  if (!page) throw new Error('no sheet');
  return page;
}

const rows: Row[] = [
  { name: '=HYPERLINK("http://x","点我")', on: '2022-06-24', light: 'red', n: 2 },
  { name: '+86\u0001\u{1f600}', on: null, light: 'done', n: 3 },
  { name: "'@甲局", on: '2024-02-29', light: 'grey', n: 0 },
];

it('keeps texts as texts, dates as dates, lights coloured and in words', async () => {
  const page = await written(rows);
  const cells = [4, 5, 6].map((at) => [2, 3, 4, 5].map((column) => page.getCell(at, column).value));
  expect(cells).toEqual([
    ['=HYPERLINK("http://x","点我")', new Date('2022-06-24T00:00:00Z'), '逾期', 2],
    ['+86\u{1f600}', null, '已完成', 3],
    ["'@甲局", new Date('2024-02-29T00:00:00Z'), '未起算或暂定', 0],
  ]);
  expect(page.getCell('B4').type).toBe(ExcelJS.ValueType.String);
  expect(page.getCell('C4').numFmt).toBe('yyyy"年"m"月"d"日"');
  expect(page.getCell('D4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
  expect(page.getColumn(2).width).toBe(20);
});

it('freezes and repeats the headings under title and who took it out, and counts below', async () => {
  const page = await written(rows);
  expect([page.getCell('A1').value, page.getCell('A2').value]).toEqual([sheet.title, sheet.note]);
  expect((page.getRow(3).values as unknown[]).slice(1)).toEqual(['序号', '名称', '日期', '灯', '件数']);
  expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 1 });
  expect(page.pageSetup).toMatchObject({ printTitlesRow: '1:3', orientation: 'landscape', paperSize: 9 });
  expect(page.headerFooter.oddFooter).toContain('甲&&乙');
  expect([3, 4, 5].map((column) => page.getCell(7, column).value)).toEqual([
    { formula: 'COUNTA(C4:C6)', result: 2 },
    { formula: 'COUNTIF(D4:D6,"逾期")', result: 1 },
    { formula: 'SUM(E4:E6)', result: 5 },
  ]);
});

it('of nothing has headings and a total of nothing, no formula about itself', async () => {
  const page = await written([]);
  expect([page.getCell('A4').value, page.getCell('C4').value]).toEqual(['合计', 0]);
});

it('of fifty thousand rows keeps none of those that are written', async () => {
  const growth: number[] = [];
  async function* many() {
    for (let n = 0; n < 50_000; n += 1) {
      if (n % 10_000 === 5000) growth.push(process.memoryUsage().heapUsed);
      yield { name: `第${n}件`.repeat(8), on: '2022-06-24', light: 'green', n } satisfies Row;
    }
  }
  const out = new PassThrough();
  let size = 0;
  out.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  await writeSheet(out, sheet, many());
  expect(size).toBeGreaterThan(300_000);
  const [first = 0] = growth;
  expect(Math.max(...growth) - first).toBeLessThan(60 * 1_048_576);
}, 60_000);

it('stops when the reader goes away, and tells what went wrong with the rows', async () => {
  const gone = new PassThrough();
  gone.destroy();
  async function* endless() {
    for (;;) yield rows[0] as Row;
  }
  await expect(writeSheet(gone, sheet, endless())).rejects.toThrow();
  async function* broken(): AsyncGenerator<Row> {
    yield rows[0] as Row;
    throw new Error('断线');
  }
  await expect(writeSheet(new PassThrough(), sheet, broken())).rejects.toThrow('断线');
});
