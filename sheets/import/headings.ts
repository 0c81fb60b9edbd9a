import { type Grid, wordsOf } from '../read/grid.ts';
import type { Field } from './field.ts';

/** Which column tells each field, by its place from 0; a field without is told by none. */
export type Mapping = Readonly<Record<string, number>>;

export interface Headings {
  /** Row of the file the headings stand in. */
  row: number;
  /** What each column is called, '' where it is not. */
  names: string[];
  mapping: Mapping;
}

/** Titles stand above the headings, rarely many. */
const LOOKED_AT = 20;

/** Finds the row of headings and what each says; undefined where no row has two of the words. */
export function headingsOf({ rows }: Grid, fields: readonly Field[]): Headings | undefined {
  let best: Headings | undefined;
  for (const { no, cells } of rows.slice(0, LOOKED_AT)) {
    const names = cells.map(wordsOf);
    const mapping = mapped(names, fields);
    const found = Object.keys(mapping).length;
    // Of a heading merged over two rows the lower one says more.
    if (found >= 2 && found >= Object.keys(best?.mapping ?? {}).length) best = { row: no, names, mapping };
  }
  return best;
}

function mapped(names: readonly string[], fields: readonly Field[]): Mapping {
  const bare = names.map(bareOf);
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  const rank = Math.max(...fields.map(({ words }) => words.length + 1));
  // The likeliest word of every field before the second likeliest of any.
  for (let at = 0; at < rank; at += 1) {
    for (const { key, title, words } of fields) {
      const word = [title, ...words][at];
      if (word === undefined || mapping[key] !== undefined) continue;
      const column = bare.findIndex((name, index) => name === bareOf(word) && !taken.has(index));
      if (column < 0) continue;
      mapping[key] = column;
      taken.add(column);
    }
  }
  return mapping;
}

/** A heading without blanks, signs and what stands in brackets. */
function bareOf(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replaceAll(/[\s:：*＊]/g, '');
}
