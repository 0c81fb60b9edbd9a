import ExcelJS from 'exceljs';
import type { Api } from '../../api/deps.ts';
import { LOCAL_TOKEN } from './api.ts';

export type Cell = string | number | boolean | null;

/** What a workbook says, read as any program reads it: a date as YYYY-MM-DD, a formula as its kept result. */
export interface Read {
  name: string;
  page: ExcelJS.Worksheet;
  /** Below the headings, each by its heading. */
  lines: Record<string, Cell>[];
  totals: Record<string, Cell>;
}

/** Reads one of our ledgers back: its headings stand in the third row, its totals in the last. */
export async function readLedger(bytes: Uint8Array): Promise<Read> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const [page] = book.worksheets;
  if (!page) throw new Error('no sheet');
  const headings = valuesOf(page.getRow(3));
  const lines: Record<string, Cell>[] = [];
  for (let at = 4; at <= page.rowCount; at += 1) {
    const values = valuesOf(page.getRow(at));
    lines.push(Object.fromEntries(headings.map((heading, index) => [String(heading), values[index] ?? null])));
  }
  const totals = lines.pop() ?? {};
  return { name: page.name, page, lines, totals };
}

function valuesOf(row: ExcelJS.Row): Cell[] {
  return Array.from({ length: row.cellCount }, (_, index) => plain(row.getCell(index + 1)));
}

function plain({ value, result, formula }: Pick<ExcelJS.Cell, 'value' | 'result'> & { formula?: string }): Cell {
  // A result of 0 is in no formula's value.
  if (formula) return plain({ value: result as ExcelJS.CellValue, result: 0 });
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return value;
  throw new Error(`a cell of another kind: ${JSON.stringify(value)}`);
}

/** Fetches a workbook from the API as this machine's own commands do, unless told who asks. */
export async function fetchLedger(app: Api, url: string, auth = `Bearer ${LOCAL_TOKEN}`) {
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: auth } });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return { headers: answer.headers, ...(await readLedger(answer.rawPayload)) };
}
