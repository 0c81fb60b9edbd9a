/** Twentieths of a point, Word's unit of length. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** GB/T 9704: A4, text of 156 × 225 mm with 22 lines of 28 characters. */
export const PAGE = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };

/** A register lies on its side. */
export const LANDSCAPE = { top: mm(28), bottom: mm(26), left: mm(25), right: mm(25) };

/** A form has more lines than a 公文, and is to stay on one sheet. */
export const FORM = { top: mm(25), bottom: mm(25) };

/** Width of the text in twentieths of a point. */
export function textWidth(landscape: boolean): number {
  if (landscape) return PAGE.height - LANDSCAPE.left - LANDSCAPE.right;
  return PAGE.width - PAGE.left - PAGE.right;
}

/** 22 lines in 225 mm. */
export const LINE = 580;

/** 28 characters of 16 points are a little wider than 156 mm: so much less after each. */
export const TIGHT = -5;

/** A character of the body with that taken off. */
export const CHARACTER = 320 + TIGHT;

/** Sizes in half points: 二号 三号 四号 小四 五号. */
export const SIZE = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;
