import type { ChangedDay } from '../../procedure/calendar/changed-days.ts';
import { formatDate } from '../../procedure/counting/index.ts';

interface Dates {
  base?: string | undefined;
  was: string | null;
  due: string | null;
  wasProvisional: boolean;
  provisional: boolean;
}

/** Days told by name; of more only how many. */
const NAMED = 3;

/** The changed days that lie where a deadline is counted: after the first of its dates, up to the last. */
export function daysCounted({ base, was, due }: Dates, changed: ChangedDay[]): ChangedDay[] {
  const dates = [base, was, due].filter((date) => date !== undefined && date !== null).sort();
  const [first = '', last = ''] = [dates.at(0), dates.at(-1)];
  return changed.filter(({ date }) => date > first && date <= last);
}

/** 为什么变：2027年1月1日（周五）由工作日改为元旦放假；放假安排已公布，不再暂定. `lastYear`: published until when. */
export function whyMoved(dates: Dates, days: ChangedDay[], lastYear: number): string {
  const told = days.slice(0, NAMED).map(({ date, was, now }) => `${formatDate(date)}由${was.why}改为${now.why}`);
  const more = days.length > NAMED ? [`等 ${days.length} 天`] : [];
  const certain = dates.wasProvisional && !dates.provisional && dates.due !== null;
  const parts = [
    [...told, ...more].join('、'),
    certain ? `放假安排公布到 ${lastYear} 年，不再暂定` : '',
    !dates.wasProvisional && dates.provisional ? '数到尚未公布放假安排的日子，改为暂定' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('；') : '所数的期间随日历变动';
}
