import type { Calendar } from './calendar.ts';
import { isDate } from './check-notice.ts';
import { withClosures } from './closures.ts';
import { eachDay } from './date.ts';
import { dayKind } from './days.ts';
import type { LineError } from './line-error.ts';

/** One line of 本县停班: a day or a span, by which document and why; `lifted` takes an earlier one back. */
export interface ClosureLine {
  from: string;
  to?: string | undefined;
  /** Document number, e.g. 某政办〔2026〕12号. */
  number: string;
  reason: string;
  lifted?: true | undefined;
}

const LONGEST = 31;

/** Everything that is wrong with lines of closures against the calendar they are added to, each named by its line. */
export function closureErrors(calendar: Calendar, lines: ClosureLine[]): LineError[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line, index) => lineErrors(calendar, line, index, seen));
}

function lineErrors(calendar: Calendar, line: ClosureLine, index: number, seen: Map<string, number>): LineError[] {
  const { from, to = from, lifted } = line;
  const wrong = (field: string, detail: string) => [
    { field: `closures.${index}.${field}`, detail: `停班第 ${index + 1} 行：${detail}` },
  ];
  if (!isDate(from)) return wrong('from', `没有这一天：${from}`);
  if (!isDate(to)) return wrong('to', `没有这一天：${to}`);
  if (to < from) return wrong('to', `止日 ${to} 早于起日 ${from}`);
  if (Number(from.slice(0, 4)) < calendar.firstYear) return wrong('from', `日历自 ${calendar.firstYear} 年起`);
  const days = [...eachDay(from, to)];
  if (days.length > LONGEST) return wrong('to', `停班 ${days.length} 天，请核对起止日`);
  const errors: LineError[] = [];
  for (const day of days) {
    const before = seen.get(day);
    seen.set(day, index);
    const closed = calendar.closures[day] !== undefined;
    if (before !== undefined) errors.push(...wrong('from', `${day} 与停班第 ${before + 1} 行重复`));
    else if (lifted && !closed) errors.push(...wrong('from', `${day} 没有登记过停班，不能撤销`));
  }
  const [first] = days;
  if (errors.length === 0 && !lifted && first !== undefined && days.every((day) => restsAnyway(calendar, day))) {
    errors.push(...wrong('from', `${days.length === 1 ? first : `${from} 至 ${to}`}本来就休息，不必登记停班`));
  }
  return errors;
}

/** Rests without any closure; one that is registered again is the same closure. */
function restsAnyway(calendar: Calendar, day: string): boolean {
  return calendar.closures[day] === undefined && dayKind(calendar, day).rest;
}

/** The calendar with the lines added to its closures; the reason of a day names the document. */
export function withClosureLines(calendar: Calendar, lines: ClosureLine[]): Calendar {
  const closures = { ...calendar.closures };
  for (const { from, to = from, number, reason, lifted } of lines) {
    for (const day of eachDay(from, to)) {
      if (lifted) delete closures[day];
      else closures[day] = `${reason}（${number}）`;
    }
  }
  return withClosures(calendar, closures);
}
