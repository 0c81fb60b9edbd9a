import { parseDate, weekdayName } from '../calendar/date.ts';

/** 2022年6月24日（周五）. */
export function formatDate(date: string): string {
  const { year, month, day } = parseDate(date);
  return `${year}年${month}月${day}日（${weekdayName(date)}）`;
}

/** A due date as it is read anywhere: 2027年1月1日（周五）（暂定） where it is an estimate (D20). */
export function formatDue(due: string, provisional: boolean): string {
  return `${formatDate(due)}${provisional ? '（暂定）' : ''}`;
}
