import ExcelJS from 'exceljs';
import { DAY_FORMAT, dateOf, textOf } from '../cell.ts';
import { HEADING } from '../style.ts';
import { FIELDS, type Field, LEDGER_TITLES, type LedgerKind } from './field.ts';
import type { Row } from './rows.ts';

/** An empty ledger to fill in: its headings, what each column wants, and how to write it. */
export async function templateBook(ledger: LedgerKind): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const fields = FIELDS[ledger];
  const page = book.addWorksheet(LEDGER_TITLES[ledger], { views: [{ state: 'frozen', ySplit: 1 }] });
  headings(page, fields.map(headingOf));
  for (const [index, { kind }] of fields.entries()) {
    if (kind === 'day') page.getColumn(index + 1).numFmt = DAY_FORMAT;
  }
  const said = book.addWorksheet('填写说明');
  said.columns = [{ width: 22 }, { width: 70 }];
  for (const field of fields) said.addRow([headingOf(field), field.hint]);
  said.addRow([]);
  said.addRow(['线索、问题的内容', '不要写在这里：只登记编号和日期，别的列导入时不读']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The rows that were not recorded with why, to be mended and brought in again. */
export async function failuresBook(
  ledger: LedgerKind,
  failed: readonly { row: Row; why: string }[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const fields = FIELDS[ledger];
  const page = book.addWorksheet(LEDGER_TITLES[ledger], { views: [{ state: 'frozen', ySplit: 1 }] });
  headings(page, [...fields.map(headingOf), '错误', '原行号']);
  page.getColumn(fields.length + 1).width = 60;
  for (const { row, why } of failed) {
    const line = page.addRow([...fields.map((field) => cellOf(row, field)), textOf(why), row.no]);
    for (const [index, { kind }] of fields.entries()) {
      if (kind === 'day') line.getCell(index + 1).numFmt = DAY_FORMAT;
    }
    line.getCell(fields.length + 1).style = { font: { color: { argb: 'FF9C0006' } }, alignment: { wrapText: true } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function headings(page: ExcelJS.Worksheet, titles: readonly string[]): void {
  page.columns = titles.map((title) => ({ width: Math.max(14, title.length * 2 + 4) }));
  const row = page.addRow([...titles]);
  row.height = 26;
  row.eachCell((cell) => {
    cell.style = HEADING;
  });
}

function headingOf({ title, required }: Field): string {
  return required ? `${title}*` : title;
}

function cellOf({ texts, days }: Row, { key, kind }: Field): ExcelJS.CellValue {
  const [day] = days[key] ?? [];
  if (kind === 'day' && day !== undefined) return dateOf(day);
  return textOf(texts[key] ?? '') || null;
}
