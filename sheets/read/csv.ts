import Papa from 'papaparse';
import type { Grid } from './grid.ts';
import { MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { UnreadableSheet } from './refused.ts';

/** A .csv as one sheet. UTF-8, or what Chinese Windows writes. */
export function readCsv(bytes: Uint8Array): Grid[] {
  const text = textIn(bytes);
  if (text.includes('\0')) throw new UnreadableSheet('只收 .xlsx 或 .csv 的台账');
  const { data } = Papa.parse<string[]>(text, { preview: MOST_ROWS + 1 });
  if (data.length > MOST_ROWS) throw new UnreadableSheet(`多于 ${MOST_ROWS} 行，请分成几个文件`);
  const rows = data.map((cells, index) => ({
    no: index + 1,
    cells: cells.slice(0, MOST_COLUMNS).map((cell) => (cell.trim() === '' ? null : cell)),
  }));
  return [{ sheet: 'CSV', from1904: false, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null)) }];
}

function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
