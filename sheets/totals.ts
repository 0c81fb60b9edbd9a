import type { CellValue } from 'exceljs';
import { lightWords } from './cell.ts';
import type { Column } from './column.ts';
import { HEAD_ROWS } from './sheet.ts';

/** Counts what the totals row says while the rows go by: its formulas carry their results for whoever opens no Excel. */
export class Totals<T> {
  readonly #results: number[];
  #rows = 0;

  constructor(private readonly columns: readonly Column<T>[]) {
    this.#results = columns.map(() => 0);
  }

  add(row: T): void {
    this.#rows += 1;
    for (const [index, column] of this.columns.entries()) {
      this.#results[index] = (this.#results[index] ?? 0) + counted(column, row);
    }
  }

  get rows(): number {
    return this.#rows;
  }

  /** The cells of the totals row and how each is shown; `letter` names the column of an index. */
  cells(letter: (index: number) => string): { value: CellValue; format?: string }[] {
    return this.columns.map(({ total }, index) => {
      if (total === undefined) return { value: null };
      const result = this.#results[index] ?? 0;
      const format = FORMATS[total];
      if (this.#rows === 0) return { value: 0, format };
      const range = `${letter(index)}${HEAD_ROWS + 1}:${letter(index)}${HEAD_ROWS + this.#rows}`;
      return { value: { formula: FORMULAS[total](range), result }, format };
    });
  }
}

const RED = lightWords('red');
const FORMULAS: Record<NonNullable<Column<unknown>['total']>, (range: string) => string> = {
  filled: (range) => `COUNTA(${range})`,
  sum: (range) => `SUM(${range})`,
  red: (range) => `COUNTIF(${range},"${RED}")`,
};
const FORMATS: Record<NonNullable<Column<unknown>['total']>, string> = {
  filled: '0"件"',
  sum: '0',
  red: `"${RED}"0"件"`,
};

function counted<T>(column: Column<T>, row: T): number {
  const value = column.value(row);
  if (value === null || value === '') return 0;
  if (column.total === 'sum') return typeof value === 'number' ? value : 0;
  return column.total === 'red' ? Number(value === 'red') : 1;
}
