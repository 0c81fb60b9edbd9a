import { Temporal } from 'temporal-polyfill';
import { addDays, parseDate } from '../calendar/date.ts';
import { CalendarError } from '../calendar/errors.ts';

/** Asia/Shanghai, which has been +08:00 without summer time since 1992. */
const SHANGHAI = '+08:00';

/** When a day's warnings, later rungs and notices begin, 'HH:MM' in Asia/Shanghai: few instants, one order. */
export const MORNING = '08:30';

// The same few days are noted and read again in every command. Values never change.
const days = new Map<string | number, string>();
const times = new Map<string, string>();
const MOST_KEPT = 8192;

/** d(x) of §2: the Shanghai date of an instant, given as ISO text with an offset or as epoch milliseconds. */
export function dateOfInstant(instant: string | number): string {
  return kept(days, instant, () => parseInstant(instant).toZonedDateTimeISO(SHANGHAI).toPlainDate().toString());
}

/** When a due day is over (D1): 24:00, the next day's 00:00; or the closing time the rulebook gives. */
export function dueInstant(date: string, closing = '24:00'): string {
  return closing === '24:00' ? atTime(addDays(date, 1), '00:00') : atTime(date, closing);
}

/** The instant of 'HH:MM' on a day in Shanghai, as UTC text with milliseconds. */
export function atTime(date: string, time: string): string {
  return kept(times, `${date} ${time}`, () => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new CalendarError('bad-time', `时刻应写作 HH:MM：${time}`);
    const at = parseDate(date).toZonedDateTime({ timeZone: SHANGHAI, plainTime: Temporal.PlainTime.from(time) });
    return at.toInstant().toString({ fractionalSecondDigits: 3 });
  });
}

/** A fact known only by its date happened at 12:00. */
export function noon(date: string): string {
  return atTime(date, '12:00');
}

function parseInstant(instant: string | number): Temporal.Instant {
  try {
    return typeof instant === 'number'
      ? Temporal.Instant.fromEpochMilliseconds(instant)
      : Temporal.Instant.from(instant);
  } catch {
    throw new CalendarError('bad-instant', `不是一个带时区的时刻：${instant}`);
  }
}

function kept<K>(values: Map<K, string>, key: K, find: () => string): string {
  const known = values.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (values.size >= MOST_KEPT) values.clear();
  values.set(key, found);
  return found;
}
