import { Temporal } from 'temporal-polyfill';
import { addDays } from '../calendar/date.ts';
import { dateOfInstant, formatDate, noon } from '../counting/index.ts';

/** Day and time of day in Asia/Shanghai; a duty that ends with a day ends at its 24:00, not at the next day's 00:00. */
export function dayAndTime(instant: string): { date: string; time: string } {
  const date = dateOfInstant(instant);
  const time = timeOfInstant(instant);
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time };
}

/** 2023年4月19日（周三） 08:30, Beijing time. */
export function instantWords(instant: string): string {
  return `${formatDate(dateOfInstant(instant))} ${timeOfInstant(instant)}`;
}

/** When something fell due: 2023年4月20日（周四） 24:00. */
export function dueWords(instant: string): string {
  const { date, time } = dayAndTime(instant);
  return `${formatDate(date)} ${time}`;
}

/** When a fact happened: its day, and the time of day where one was given. */
export function happenedWords(instant: string): string {
  const date = dateOfInstant(instant);
  return Date.parse(instant) === Date.parse(noon(date)) ? formatDate(date) : instantWords(instant);
}

function timeOfInstant(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(SHANGHAI).toPlainTime().toString({ smallestUnit: 'minute' });
}

const SHANGHAI = '+08:00';
