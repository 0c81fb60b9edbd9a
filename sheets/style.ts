import type { Style } from 'exceljs';
import { DAY_FORMAT } from './cell.ts';
import type { Column } from './column.ts';
import { LIGHTS, type Light } from './light.ts';

const EDGE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const border = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;
const middle = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;

export const TITLE: Partial<Style> = {
  font: { bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'middle' },
};
export const NOTE: Partial<Style> = {
  font: { size: 9, color: { argb: 'FF595959' } },
  alignment: { horizontal: 'right', vertical: 'middle' },
};
export const HEADING: Partial<Style> = { font: { bold: true }, fill, border, alignment: middle };

/** How a cell of the totals row looks. */
export function totalStyle(numFmt: string | undefined): Partial<Style> {
  return numFmt === undefined ? HEADING : { ...HEADING, numFmt };
}

// One object for all cells that look alike: the writer works out each object once.
const centred: Partial<Style> = { border, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } };
const USUAL: Record<Column<unknown>['kind'], Partial<Style>> = {
  text: { border, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  day: { ...centred, numFmt: DAY_FORMAT },
  number: centred,
  light: centred,
};
const LIT = new Map(
  Object.entries(LIGHTS).map(([light, { fill: back, font }]) => [light, { ...centred, fill: back, font }]),
);

/** How a cell of a column looks with this in it. */
export function styleOf(kind: Column<unknown>['kind'], value: Light | string | number | null): Partial<Style> {
  return (kind === 'light' && LIT.get(String(value))) || USUAL[kind];
}
