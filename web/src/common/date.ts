import dayjs, { type Dayjs } from 'dayjs';

const ZONE = 'Asia/Shanghai';
const DAY_FORMAT = 'YYYY-MM-DD';
const shanghaiDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const shanghaiTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' });

let rehearsedDay: string | undefined;

/** Inside a rehearsal it is the day its clock says. */
export function takeToday(day: string | undefined): void {
  rehearsedDay = day;
}

/** Today in Asia/Shanghai, YYYY-MM-DD. */
export function today(): string {
  return rehearsedDay ?? shanghaiDay.format(new Date());
}

/** `days` after a day, YYYY-MM-DD; negative for before. */
export function daysAfter(day: string, days: number): string {
  return dayjs(day).add(days, 'day').format(DAY_FORMAT);
}

/** 2022年6月24日（周五）; empty for no day. */
export function dayText(day: string | null | undefined): string {
  if (!day) return '';
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${date}日（${weekday.format(new Date(`${day.slice(0, 10)}T00:00:00Z`))}）`;
}

/** The same of an instant, with the time in Asia/Shanghai. */
export function instantText(instant: string | null | undefined): string {
  if (!instant) return '';
  const at = new Date(instant);
  return `${dayText(shanghaiDay.format(at))} ${shanghaiTime.format(at)}`;
}

/** What a date field holds, as the API takes it. */
export function dayOf(value: Dayjs): string {
  return value.format(DAY_FORMAT);
}

/** What a date field shows of a day. */
export function fieldDay(day: string): Dayjs {
  return dayjs(day);
}

/** How every date field writes its day. */
export const FIELD_FORMAT = 'YYYY年M月D日（ddd）';

/** The same, and how a day may be typed: each of them is read strictly. */
export const FIELD_FORMATS = [
  FIELD_FORMAT,
  'YYYY-MM-DD',
  'YYYY-M-D',
  'YYYY年M月D日',
  'YYYY.M.D',
  'YYYY.MM.DD',
  'YYYY/M/D',
  'YYYYMMDD',
];
