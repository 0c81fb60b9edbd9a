import type { Fill, Font } from 'exceljs';

export type Light = 'green' | 'yellow' | 'red' | 'grey' | 'done';

interface Shown {
  words: string;
  fill: Fill;
  font: Partial<Font>;
}

const shown = (words: string, back: string, ink: string): Shown => ({
  words,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: back } },
  font: { color: { argb: ink } },
});

/** What each light is called and how its cell is coloured: black and white print tells them apart by the words. */
export const LIGHTS: Readonly<Record<Light, Shown>> = {
  red: shown('逾期', 'FFFFC7CE', 'FF9C0006'),
  yellow: shown('将到期', 'FFFFEB9C', 'FF7F4F00'),
  green: shown('未到期', 'FFC6EFCE', 'FF006100'),
  grey: shown('未起算或暂定', 'FFE7E6E6', 'FF404040'),
  done: shown('已完成', 'FFDDEBF7', 'FF1F4E78'),
};
