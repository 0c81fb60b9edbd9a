import { parseDate, weekdayName } from '../calendar/date.ts';

/** 2022年6月24日（周五）. */
export function formatDate(date: string): string {
  const { year, month, day } = parseDate(date);
  return `${year}年${month}月${day}日（${weekdayName(date)}）`;
}
