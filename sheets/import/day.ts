import { type Cell, wordsOf } from '../read/grid.ts';

/** A day as YYYY-MM-DD, or why a cell is none. */
export type DayRead = { day: string } | { error: string };

const DAY_MS = 86_400_000;
/** Serial numbers of 1990 and 2100, counted from 1900: what lies outside is no date of a ledger. */
const SERIALS = [32_874, 73_050] as const;
/** Days between the two ways of counting. */
const FROM_1904 = 1462;

/** Reads a date however it was written: a date cell, a serial number, 2022.6.24, 2022-06-24, 2022年6月24日, 20220624. */
export function dayIn(cell: Cell, from1904 = false): DayRead {
  if (typeof cell === 'object' && cell !== null) return real(...partsOf(cell.day), cell.day);
  const words = wordsOf(cell).replaceAll('。', '.').replaceAll(/[—–−]/g, '-');
  const plain = words.replace(/\s*\((周|星期).\)$/, '').replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '');
  if (/^\d{5}(\.\d+)?$/.test(plain)) return serial(Math.floor(Number(plain)), from1904, words);
  if (/^\d{8}$/.test(plain)) return real(...partsOf(plain.replace(/^(....)(..)/, '$1-$2-')), words);
  const written = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (written) return real(Number(written[1]), Number(written[2]), Number(written[3]), words);
  if (/^\d{4}\s*[-./年]\s*\d{1,2}\s*月?$/.test(plain)) return { error: `“${shortened(words)}”只有年月，请写到日` };
  if (/^\d{2}\s*[-./年]/.test(plain)) return { error: `“${shortened(words)}”的年份请写四位，如 2022-06-24` };
  return { error: `“${shortened(words)}”不是日期，请写成 2022-06-24` };
}

function serial(given: number, from1904: boolean, words: string): DayRead {
  const days = from1904 ? given + FROM_1904 : given;
  if (days < SERIALS[0] || days > SERIALS[1]) return { error: `“${words}”不是日期，请写成 2022-06-24` };
  return { day: new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10) };
}

function partsOf(day: string): [number, number, number] {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return [year, month, date];
}

function real(year: number, month: number, date: number, words: string): DayRead {
  const at = new Date(Date.UTC(year, month - 1, date));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  if (!isReal) return { error: `没有“${shortened(words)}”这一天` };
  if (year < 1990 || year > 2100) return { error: `“${shortened(words)}”的年份不对` };
  return { day: at.toISOString().slice(0, 10) };
}

/** What is told of a cell: never a whole text that stood there by mistake. */
export function shortened(words: string): string {
  return words.length > 20 ? `${words.slice(0, 20)}…` : words;
}
