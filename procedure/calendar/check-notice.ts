import type { Calendar } from './calendar.ts';
import { dayOfWeek, eachDay, parseDate, weekdayName } from './date.ts';
import type { LineError } from './line-error.ts';
import type { YearNotice } from './notice.ts';

/** The holidays of every year's arrangement（《全国年节及纪念日放假办法》）; some years two of them are one line. */
const STATUTORY = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
/** Longer than any holiday there was: a slip of the pen. */
const LONGEST = 15;

/** Everything that is wrong with a year's notice, line by line（第 n 行：the n-th of its holidays）; none when it can be imported. */
export function noticeErrors(calendar: Calendar, notice: YearNotice): LineError[] {
  const next = calendar.lastYear + 1;
  const { year, holidays } = notice;
  if (year > next) {
    const detail = `${calendar.lastYear} 年之后须先导入 ${next} 年，不能隔年导入 ${year} 年`;
    return [{ field: 'year', detail }];
  }
  if (year <= calendar.firstYear) {
    return [{ field: 'year', detail: `只能导入 ${calendar.firstYear + 1}–${next} 年的放假安排：${year}` }];
  }
  const seen = new Map<string, string>();
  const errors = holidays.flatMap((holiday, index) => lineErrors(notice, holiday, index, seen));
  const named = holidays.map(({ name }) => name).join('、');
  const lacking = STATUTORY.filter((name) => !named.includes(name.replace(/节$/, '')));
  if (lacking.length > 0) {
    errors.push({ field: 'holidays', detail: `${year} 年的安排不全，缺${lacking.join('、')}：一年须一次导入完整` });
  }
  return errors;
}

type Holiday = YearNotice['holidays'][number];

function lineErrors({ year }: YearNotice, { name, off, work }: Holiday, index: number, seen: Map<string, string>) {
  const line = `第 ${index + 1} 行（${name}）`;
  const errors: LineError[] = [];
  const wrong = (field: string, detail: string) =>
    void errors.push({ field: `holidays.${index}.${field}`, detail: `${line}：${detail}` });
  const usable = (date: string, field: string): boolean => {
    if (!isDate(date)) wrong(field, `没有这一天：${date}`);
    else if (!owned(year, date)) wrong(field, `${date} 不属于 ${year} 年的安排（${year - 1}-12-26 至 ${year}-12-25）`);
    else return true;
    return false;
  };
  const once = (date: string, field: string, what: string): void => {
    const before = seen.get(date);
    if (before === undefined) seen.set(date, `${line}${what}`);
    else wrong(field, `${date} ${what}，与${before}重复`);
  };

  const [from, to] = off;
  const ends = [usable(from, 'off.0'), usable(to, 'off.1')];
  if (ends.every(Boolean)) {
    const days = from > to ? [] : [...eachDay(from, to)];
    if (from > to) wrong('off', `放假止日 ${to} 早于起日 ${from}`);
    else if (days.length > LONGEST) wrong('off', `放假 ${days.length} 天，请核对起止日`);
    else for (const day of days) once(day, 'off', '放假');
  }
  for (const [place, day] of work.entries()) {
    const field = `work.${place}`;
    if (!usable(day, field)) continue;
    if (dayOfWeek(day) <= 5) wrong(field, `${day} 是${weekdayName(day)}，补班应在周六或周日`);
    else once(day, field, '补班');
  }
  return errors;
}

function owned(year: number, date: string): boolean {
  return date >= `${year - 1}-12-26` && date <= `${year}-12-25`;
}

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isDate(date: string): boolean {
  try {
    parseDate(date);
    return true;
  } catch {
    return false;
  }
}
