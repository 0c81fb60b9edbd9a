import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { dayParts } from '../day-parts.ts';
import type { FilledBlock, FilledCell, Runs } from '../filled.ts';
import { spacing, width, words } from './lines.ts';
import { mm, SIZE, textWidth } from './measures.ts';

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN };
const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };
const CELL_LINE = 360;
const ROW_HIGH = 9;
const PARTS = 12;
/** Of a point, in half a point. */
const TWENTIETHS = 10;
/** Word sets the figures of a day apart from 年、月、日 by so many characters in all. */
const APART = 1.25;
/** A register of more columns is set smaller. */
const MANY = 10;

/** A register: its heads repeat on every page, no line is split. */
export function tableOf({ columns, rows }: Extract<FilledBlock, { is: 'table' }>, landscape: boolean): Table {
  const widths = shares(
    columns.map(({ width }) => width),
    textWidth(landscape),
  );
  const size = columns.length > MANY ? SIZE.five : SIZE.smallFour;
  const heads = columns.map(({ title }, i) =>
    cellOf({ paragraphs: [[{ text: title }]], width: widths[i] ?? 0, head: true, size }),
  );
  const lines = rows.map((row) =>
    rowOf(
      ROW_HIGH,
      row.map((runs, i) => {
        const width = widths[i] ?? 0;
        return cellOf({ paragraphs: linesIn(runs, width, size), width, left: columns[i]?.align === 'left', size });
      }),
    ),
  );
  return framed(widths, [rowOf(ROW_HIGH, heads, true), ...lines]);
}

/** A column too narrow for a whole day has its year above it. */
function linesIn(runs: Runs, room: number, size: number): readonly Runs[] {
  const [run] = runs;
  const parts = runs.length === 1 && run ? dayParts(run.text) : undefined;
  const needed = (width(runs) + APART) * size * TWENTIETHS + MARGINS.left + MARGINS.right;
  return parts && needed > room ? parts.map((text) => [{ ...run, text }]) : [runs];
}

/** A form: every row is twelve parts wide. */
export function formOf({ rows }: Extract<FilledBlock, { is: 'form' }>, landscape: boolean): Table {
  const widths = shares(
    Array.from({ length: PARTS }, () => 1),
    textWidth(landscape),
  );
  return framed(
    widths,
    rows.map(({ high, cells }) => rowOf(high, partsOf(cells, widths))),
  );
}

function partsOf(cells: readonly FilledCell[], widths: number[]): TableCell[] {
  let from = 0;
  return cells.map(({ paragraphs, label, sign, wide }) => {
    const width = widths.slice(from, from + wide).reduce((sum, one) => sum + one, 0);
    from += wide;
    return cellOf({ paragraphs, width, span: wide, head: label, left: !label, sign });
  });
}

function shares(parts: number[], whole: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => Math.floor((whole * part) / sum));
}

function framed(columnWidths: number[], rows: TableRow[]): Table {
  const size = columnWidths.reduce((sum, one) => sum + one, 0);
  return new Table({
    rows,
    columnWidths,
    borders: BORDERS,
    layout: TableLayoutType.FIXED,
    width: { size, type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
  });
}

function rowOf(high: number, children: TableCell[], tableHeader = false): TableRow {
  return new TableRow({
    children,
    tableHeader,
    cantSplit: high < 60,
    height: { value: mm(high), rule: HeightRule.ATLEAST },
  });
}

interface Cell {
  paragraphs: readonly Runs[];
  width: number;
  span?: number;
  head?: boolean;
  left?: boolean;
  sign?: boolean;
  /** In half points. */
  size?: number;
}

function cellOf({ paragraphs, width, span = 1, head = false, left = false, sign = false, size }: Cell): TableCell {
  const type = { font: head ? 'black' : 'body', size: size ?? SIZE.smallFour } as const;
  const alignment = left ? AlignmentType.LEFT : AlignmentType.CENTER;
  const lines = paragraphs.map((runs, i) => {
    const last = sign && i === paragraphs.length - 1;
    return new Paragraph({
      alignment: last ? AlignmentType.RIGHT : alignment,
      spacing: spacing(CELL_LINE),
      children: words(runs, type),
    });
  });
  return new TableCell({
    children: lines.length > 0 ? lines : [new Paragraph({ spacing: spacing(CELL_LINE) })],
    columnSpan: span,
    margins: MARGINS,
    verticalAlign: sign ? VerticalAlign.BOTTOM : VerticalAlign.CENTER,
    width: { size: width, type: WidthType.DXA },
  });
}
