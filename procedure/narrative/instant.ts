import { Temporal } from 'temporal-polyfill';
import { addDays } from '../calendar/date.ts';
import { formatDate } from '../counting/index.ts';

/** Day and time of day in Asia/Shanghai; a duty that ends with a day ends at its 24:00, not at the next day's 00:00. */
export function dayAndTime(instant: string): { date: string; time: string } {
  const { date, time } = inShanghai(instant);
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time };
}

/** 2023年4月19日（周三） 08:30, Beijing time. */
export function instantWords(instant: string): string {
  const { date, time } = inShanghai(instant);
  return `${formatDate(date)} ${time}`;
}

/** When something fell due: 2023年4月20日（周四） 24:00. */
export function dueWords(instant: string): string {
  const { date, time } = dayAndTime(instant);
  return `${formatDate(date)} ${time}`;
}

/** When a fact happened: its day, and the time of day where one was given; a day alone is kept as 12:00. */
export function happenedWords(instant: string): string {
  const { date, time, exactly } = inShanghai(instant);
  return exactly === '12:00:00' ? formatDate(date) : `${formatDate(date)} ${time}`;
}

function inShanghai(instant: string): { date: string; time: string; exactly: string } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('+08:00');
  const exactly = at.toPlainTime().toString();
  return { date: at.toPlainDate().toString(), time: exactly.slice(0, 'HH:MM'.length), exactly };
}
