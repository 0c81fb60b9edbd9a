import { parseDate } from '../procedure/calendar/date.ts';

/** 2023年4月26日: a day as papers say it. */
export function dayWords(date: string): string {
  const { year, month, day } = parseDate(date);
  return `${year}年${month}月${day}日`;
}

const LINE = '＿';

/** A line to fill in by hand; of a day one for year, month and day. */
export function blankFor(day: boolean, length: number): string {
  return day ? `${LINE.repeat(4)}年${LINE.repeat(2)}月${LINE.repeat(2)}日` : LINE.repeat(length);
}
