import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { dateOf, lightWords, textOf } from './cell.ts';
import type { Column } from './column.ts';
import type { Light } from './light.ts';
import { HEAD_ROWS, type Sheet } from './sheet.ts';
import { HEADING, NOTE, styleOf, TITLE, totalStyle } from './style.ts';
import { Totals } from './totals.ts';

const PAPER = { A3: 8, A4: 9 } as const;
/** Rows between two looks at whether the reader keeps up. */
const BATCH = 500;

/**
 * Writes a ledger as an .xlsx file: title, who took it out, frozen headings, the rows as they come, totals. Nothing but
 * the row in hand is kept; `out` ends with the file. Rejects with what reading the rows rejects with.
 */
export async function writeSheet<T>(
  out: Writable,
  sheet: Sheet<T>,
  rows: AsyncIterable<T> | Iterable<T>,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const page = book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEAD_ROWS }],
    pageSetup: {
      ...{ paperSize: PAPER[sheet.paper ?? 'A4'] as never, orientation: 'landscape', printTitlesRow: `1:${HEAD_ROWS}` },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    // An ampersand begins a code there.
    headerFooter: { oddFooter: `&L${sheet.note.replaceAll('&', '&&')}&R第 &P 页，共 &N 页` },
  });
  const columns: Column<T>[] = [
    { kind: 'number', title: '序号', width: 8, value: () => totals.rows },
    ...sheet.columns,
  ];
  const totals = new Totals(columns);
  page.columns = columns.map(({ width }) => ({ width }));
  head(page, sheet, columns);
  for await (const row of rows) {
    totals.add(row);
    line(page, columns, row);
    if (totals.rows % BATCH === 0) await keepUp(out);
  }
  foot(page, totals);
  const last = page.getColumn(columns.length).letter;
  page.autoFilter = `A${HEAD_ROWS}:${last}${HEAD_ROWS + totals.rows}`;
  page.commit();
  await book.commit();
}

function head<T>(page: ExcelJS.Worksheet, { title, note }: Sheet<T>, columns: readonly Column<T>[]): void {
  for (const [at, words] of [title, note].entries()) {
    page.mergeCells(at + 1, 1, at + 1, columns.length);
    const row = page.getRow(at + 1);
    row.getCell(1).value = textOf(words);
    row.getCell(1).style = at === 0 ? TITLE : NOTE;
    row.height = at === 0 ? 28 : 16;
    row.commit();
  }
  const row = page.getRow(HEAD_ROWS);
  for (const [index, { title: heading }] of columns.entries()) {
    row.getCell(index + 1).value = heading;
    row.getCell(index + 1).style = HEADING;
  }
  row.height = 30;
  row.commit();
}

function line<T>(page: ExcelJS.Worksheet, columns: readonly Column<T>[], of: T): void {
  const row = page.addRow([]);
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = column.value(of);
    cell.value = cellValue(column.kind, value);
    cell.style = styleOf(column.kind, value);
  }
  row.commit();
}

function cellValue(kind: Column<unknown>['kind'], value: string | number | null): ExcelJS.CellValue {
  if (value === null || value === '') return null;
  if (kind === 'day') return dateOf(String(value));
  if (kind === 'light') return lightWords(value as Light);
  return typeof value === 'number' ? value : textOf(value);
}

function foot<T>(page: ExcelJS.Worksheet, totals: Totals<T>): void {
  const cells = totals.cells((index) => page.getColumn(index + 1).letter);
  const row = page.addRow([]);
  for (const [index, { value, format }] of cells.entries()) {
    row.getCell(index + 1).value = index === 0 ? '合计' : value;
    row.getCell(index + 1).style = totalStyle(format);
  }
  row.commit();
}

/** Lets the packer run, and waits while whoever reads the file is slower than we write it; rejects when they are gone. */
async function keepUp(out: Writable): Promise<void> {
  await breath();
  if (out.writableNeedDrain && !out.destroyed) await Promise.race([once(out, 'drain'), once(out, 'close')]);
  if (out.destroyed) throw new Error('nobody reads the workbook any more');
}
