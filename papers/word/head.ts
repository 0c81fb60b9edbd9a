import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  Paragraph,
  RelativeHorizontalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { FilledBlock } from '../filled.ts';
import { spacing, width, words } from './lines.ts';
import { CHARACTER, LINE, PAGE, SIZE, textWidth } from './measures.ts';

const RED = 'E60012';
const HEAD_LARGEST = 36;

type Imprint = Extract<FilledBlock, { is: 'imprint' }>;

/** Red head, number and red line: of a document the number is in the middle above the line, of a letter at the right below. */
export function headOf({ office, style, number }: Extract<FilledBlock, { is: 'head' }>): Paragraph[] {
  const full = textWidth(false) / 20;
  const points = Math.min(HEAD_LARGEST, Math.floor(full / Math.max(width(office), 1)));
  const red = { color: RED, style: style === 'letter' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.SINGLE };
  const line: IParagraphOptions['border'] = { bottom: { ...red, size: style === 'letter' ? 24 : 18, space: 4 } };
  const name = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: spacing(points * 20 + 240, 0, style === 'letter' ? 0 : LINE),
    ...(style === 'letter' && { border: line }),
    children: words(office, { font: 'title', size: points * 2, color: RED }),
  });
  const numbered = new Paragraph({
    alignment: style === 'letter' ? AlignmentType.RIGHT : AlignmentType.CENTER,
    spacing: spacing(LINE, style === 'letter' ? LINE / 4 : 0),
    ...(style === 'document' && { border: line }),
    children: words(number ?? [], { tight: true }),
  });
  return [name, numbered];
}

/** 份号、密级 at the top left. */
export function marksOf({ lines }: Extract<FilledBlock, { is: 'marks' }>): Paragraph[] {
  return lines.map(
    (runs, i) =>
      new Paragraph({
        spacing: spacing(LINE, 0, i === lines.length - 1 ? LINE / 4 : 0),
        children: words(runs, { font: 'black' }),
      }),
  );
}

/** 版记 at the foot of the page: 抄送 between a thick and a thin line, 印发 above the last one. */
export function imprintOf({ copies, by, on }: Imprint): Table {
  const width = textWidth(false);
  const type = { size: SIZE.four };
  const copied = new Paragraph({
    spacing: spacing(LINE),
    indent: { left: CHARACTER * 3.6, hanging: CHARACTER * 2.6, right: CHARACTER },
    children: words(copies ?? [], type),
  });
  const issued = new Paragraph({
    spacing: spacing(LINE),
    indent: { left: CHARACTER, right: CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: width - CHARACTER }],
    children: words([...by, { text: '\t' }, ...on, { text: '印发' }], type),
  });
  const lines = [...(copies === undefined ? [] : [copied]), issued];
  const rows = lines.map(
    (line) =>
      new TableRow({
        cantSplit: true,
        height: { value: ROW, rule: HeightRule.ATLEAST },
        children: [
          new TableCell({
            children: [line],
            margins: { left: 0, right: 0 },
            width: { size: width, type: WidthType.DXA },
          }),
        ],
      }),
  );
  return new Table({
    rows,
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    borders: { top: THICK, bottom: THICK, insideHorizontal: THIN, left: NONE, right: NONE },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.PAGE,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      absoluteVerticalPosition: PAGE.height - PAGE.bottom - lines.length * ROW,
    },
  });
}

const ROW = LINE + 20;
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { ...THICK, size: 6 };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
