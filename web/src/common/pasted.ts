import Papa from 'papaparse';

/** A column of what is pasted: the words its head may have, in the order columns stand without one. */
export interface PastedColumn {
  key: string;
  heads: readonly string[];
}

/**
 * Cells copied from Excel, one record a line. A first line of known heads says which column is which; without one they
 * stand in the order of `columns`. Empty lines are left out.
 */
export function readPasted(text: string, columns: readonly PastedColumn[]): Record<string, string>[] {
  const { data } = Papa.parse<string[]>(text.trim(), {
    delimiter: text.includes('\t') ? '\t' : '',
    skipEmptyLines: 'greedy',
  });
  const lines = data.map((cells) => cells.map((cell) => cell.trim()));
  const head = (lines[0] ?? []).map((cell) => columns.find(({ heads }) => heads.includes(cell))?.key);
  const headed = head.some((key) => key !== undefined);
  const keys = headed ? head : columns.map(({ key }) => key);
  return (headed ? lines.slice(1) : lines).map((cells) =>
    Object.fromEntries(cells.flatMap((cell, index) => (keys[index] && cell ? [[keys[index], cell]] : []))),
  );
}
