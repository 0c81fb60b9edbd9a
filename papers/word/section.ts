import {
  AlignmentType,
  Footer,
  type ISectionOptions,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx';
import type { FilledBlock, FilledPaper } from '../filled.ts';
import { fontOf } from './fonts.ts';
import { headOf, imprintOf, marksOf } from './head.ts';
import { cutLine, linesOf, type Place, signedBy, spacing } from './lines.ts';
import { CHARACTER, FORM, LANDSCAPE, mm, PAGE, SIZE } from './measures.ts';
import { formOf, tableOf } from './tables.ts';

/** A paper as a section of its own, its pages numbered from 1: — 1 —, outside the text on either side. `mark` stands at the foot. */
export function sectionOf({ kind, blocks }: FilledPaper, mark: string | undefined): ISectionOptions {
  const landscape = kind === 'register';
  const { width, height, ...margins } = PAGE;
  const margin = { ...margins, ...(landscape ? LANDSCAPE : kind === 'form' && FORM), footer: mm(9) };
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        margin,
        size: { width, height, ...(landscape && { orientation: PageOrientation.LANDSCAPE }) },
        pageNumbers: { start: 1 },
      },
    },
    footers: { default: numbered(AlignmentType.RIGHT, mark), even: numbered(AlignmentType.LEFT, mark) },
    children: blocks.flatMap((block, i) =>
      childrenOf(block, { landscape, keep: leadsToSign(blocks, i), plain: kind !== 'letter' }),
    ),
  };
}

/** Whether only a few lines stand between a line and the signature: they go to the next page together. */
function leadsToSign(blocks: readonly FilledBlock[], i: number): boolean {
  const next = blocks.slice(i + 1, i + 4);
  const sign = next.findIndex(({ is }) => is === 'sign');
  return sign >= 0 && next.slice(0, sign).every(({ is }) => is === 'line');
}

function childrenOf(
  block: FilledBlock,
  { landscape, ...place }: Place & { landscape: boolean },
): (Paragraph | Table)[] {
  switch (block.is) {
    case 'head':
      return headOf(block);
    case 'marks':
      return marksOf(block);
    case 'line':
      return linesOf(block, place);
    case 'sign':
      return signedBy(block);
    case 'table':
      return [gap(120), tableOf(block, landscape), gap(20)];
    case 'form':
      return [gap(120), formOf(block, landscape), gap(20)];
    case 'imprint':
      return [imprintOf(block), gap(20)];
    case 'cut':
      return cutLine(block);
    case 'page':
      return [new Paragraph({ spacing: spacing(20), children: [new PageBreak()] })];
  }
}

/** Word asks for a paragraph after every table; what floats hangs on it. */
function gap(high: number): Paragraph {
  return new Paragraph({ spacing: spacing(high) });
}

function numbered(alignment: (typeof AlignmentType)[keyof typeof AlignmentType], mark: string | undefined): Footer {
  const font = fontOf('song');
  const number = new Paragraph({
    alignment,
    indent: { left: CHARACTER, right: CHARACTER },
    spacing: spacing(400, 0, mm(mark === undefined ? 12 : 6)),
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZE.four })],
  });
  const marked = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: spacing(160),
      children: [new TextRun({ text, font, size: 13, color: '666666' })],
    });
  return new Footer({ children: [number, ...(mark === undefined ? [] : [marked(mark)])] });
}
