import { readCsv } from './csv.ts';
import type { Grid } from './grid.ts';
import { UnreadableSheet } from './refused.ts';
import { readXlsx } from './xlsx.ts';

const ZIP = [0x50, 0x4b];
/** .xls of before 2007, and any workbook with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** The sheets of an uploaded ledger, told by its contents, whatever it is called. Rejects with `UnreadableSheet`. */
export async function readGrids(bytes: Uint8Array): Promise<Grid[]> {
  const begins = (with_: number[]) => with_.every((byte, at) => bytes[at] === byte);
  if (begins(OLE)) throw new UnreadableSheet('是旧格式（.xls）或加了密码的文件：请另存为不加密的 .xlsx');
  const grids = begins(ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  const filled = grids.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new UnreadableSheet('没有看得见、有内容的工作表');
  return filled;
}
