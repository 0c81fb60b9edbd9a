import Papa from 'papaparse';
import type { Column } from './columns.tsx';

/** Excel takes a file for UTF-8 by this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves rows as CSV for Excel; what looks like a formula is text. */
export function saveCsv<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  const fields = columns.map(({ title }) => title);
  const data = rows.map((row) => columns.map(({ text }) => text(row)));
  const csv = Papa.unparse({ fields, data }, { escapeFormulae: true });
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
