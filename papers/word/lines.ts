import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import type { FilledBlock, Runs } from '../filled.ts';
import { type FontName, fontOf } from './fonts.ts';
import { CHARACTER, LINE, mm, SIZE, TIGHT } from './measures.ts';

type LineBlock = Extract<FilledBlock, { is: 'line' }>;

export interface Type {
  font?: FontName;
  size?: number;
  bold?: boolean;
  color?: string;
  /** Less between the characters, as the body has it. */
  tight?: boolean;
}

/** Runs of text in one typeface. */
export function words(runs: Runs, { font = 'body', size = SIZE.three, bold, color, tight }: Type = {}): TextRun[] {
  return runs.map(
    ({ text }) =>
      new TextRun({
        text,
        font: fontOf(font),
        size,
        ...(bold && { bold }),
        ...(color && { color }),
        ...(tight && { characterSpacing: TIGHT }),
      }),
  );
}

/** Exactly a line of the 22, unless told. */
export function spacing(line = LINE, before = 0, after = 0): NonNullable<IParagraphOptions['spacing']> {
  return { line, lineRule: LineRuleType.EXACT, before, after };
}

const TWO = { firstLine: 2 * CHARACTER };
const BODY: Type = { tight: true };

/** Where a line stands: `keep` with what follows on one page; `plain`: on a form or register, whose title takes less room. */
export interface Place {
  keep: boolean;
  plain: boolean;
}

/** A paragraph as its place asks: typeface, size and alignment of GB/T 9704. */
export function linesOf({ line, runs }: LineBlock, { keep, plain }: Place): Paragraph[] {
  switch (line) {
    case 'title':
      return [
        titled(
          runs,
          { font: 'title', size: SIZE.two },
          plain ? spacing(660, 0, LINE / 3) : spacing(660, LINE, LINE / 2),
        ),
      ];
    case 'subtitle':
      return [titled(runs, { font: 'kai', size: SIZE.three }, spacing(LINE, 0, LINE / 2))];
    case 'centre':
      return [titled(runs, BODY, spacing())];
    case 'right':
      return [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: spacing(), children: words(runs, BODY) })];
    case 'to':
      return [new Paragraph({ spacing: spacing(), children: words(runs, BODY) })];
    case 'h1':
      return [body(runs, { font: 'black', tight: true }, true)];
    case 'h2':
      return [body(runs, { font: 'kai', tight: true }, true)];
    case 'h3':
      return [body(runs, { bold: true, tight: true }, true)];
    case 'attachment':
      return [body(runs, BODY, keep, LINE / 2)];
    case 'signature':
      return [body(runs, BODY, keep, LINE / 2)];
    case 'note':
      return [small(runs)];
    default:
      return [body(runs, BODY, keep)];
  }
}

function titled(runs: Runs, type: Type, space: IParagraphOptions['spacing']): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: space ?? {},
    keepNext: true,
    children: words(runs, type),
  });
}

function small(runs: Runs): Paragraph {
  const type = { size: SIZE.smallFour };
  return new Paragraph({ alignment: AlignmentType.BOTH, spacing: spacing(400, 120), children: words(runs, type) });
}

function body(runs: Runs, type: Type, keepNext: boolean, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: TWO,
    keepNext,
    spacing: spacing(LINE, before),
    children: words(runs, type),
  });
}

/** 落款 and 成文日期: four characters in from the right, the office above the middle of its day; room for the seal. */
export function signedBy({ by, on }: Extract<FilledBlock, { is: 'sign' }>): Paragraph[] {
  const lengths = [by, on].map((runs) => width(runs));
  const longest = Math.max(...lengths);
  return [by, on].map((runs, i) => {
    const right = 2 * CHARACTER + Math.round(((longest - (lengths[i] ?? 0)) * CHARACTER) / 2);
    return new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right },
      keepNext: i === 0,
      spacing: spacing(LINE, i === 0 ? LINE : 0),
      children: words(runs, BODY),
    });
  });
}

/** How many full characters wide a text is; Latin letters and figures count as halves. */
export function width(runs: Runs): number {
  return [...runs.map(({ text }) => text).join('')].reduce((sum, char) => sum + (char < '\u2e80' ? 0.5 : 1), 0);
}

/** A dashed line to cut along, with what is beneath it. */
export function cutLine({ runs }: Extract<FilledBlock, { is: 'cut' }>): Paragraph[] {
  const dashed = { style: BorderStyle.DASHED, size: 6, space: 1, color: '000000' };
  return [
    new Paragraph({ spacing: spacing(LINE), border: { bottom: dashed }, children: [] }),
    titled(runs, { font: 'title', size: SIZE.two }, spacing(LINE, mm(5), mm(4))),
  ];
}
