import ExcelJS from 'exceljs';
import type { Cell, Grid } from './grid.ts';
import { MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { UnreadableSheet } from './refused.ts';
import { unpacked } from './unpack.ts';

/** Of no use to a ledger, and costly to read. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
];

/** The visible sheets of a workbook; every cell of a merged range has what the range says. */
export async function readXlsx(bytes: Uint8Array): Promise<Grid[]> {
  const book = new ExcelJS.Workbook();
  const sound = Buffer.from(unpacked(bytes));
  await book.xlsx.load(sound as never, { ignoreNodes: IGNORED }).catch(() => {
    throw new UnreadableSheet('工作簿读不出来：请在 Excel 或 WPS 里打开、另存为 .xlsx 再导入');
  });
  return book.worksheets
    .filter((page) => page.state === 'visible')
    .map((page) => ({ sheet: page.name, from1904: book.properties.date1904 === true, rows: rowsOf(page) }));
}

function rowsOf(page: ExcelJS.Worksheet): Grid['rows'] {
  if (page.actualRowCount > MOST_ROWS) {
    throw new UnreadableSheet(`工作表“${page.name}”多于 ${MOST_ROWS} 行，请分成几个文件`);
  }
  const rows: Grid['rows'] = [];
  page.eachRow((row, no) => {
    const width = Math.min(row.cellCount, MOST_COLUMNS);
    const cells = Array.from({ length: width }, (_, index) => cellOf(row.getCell(index + 1).value));
    if (cells.some((cell) => cell !== null)) rows.push({ no, cells });
  });
  return rows;
}

function cellOf(value: ExcelJS.CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return { day: dayNear(value) };
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return cellOf(value.text as ExcelJS.CellValue);
  if ('result' in value) return cellOf(value.result);
  return 'error' in value ? value.error : null;
}

/** Fractions of a day are rounded off when they are kept: a second before midnight is midnight. */
function dayNear(date: Date): string {
  const at = new Date(date.getTime() + 500);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}
