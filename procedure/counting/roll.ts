import type { Calendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/date.ts';
import { isRestDay } from '../calendar/days.ts';
import { calendarNote, type DayNote } from './note.ts';

/** D4, D5: the day itself, or the next working day when it is a rest day. */
export function roll(calendar: Calendar, date: string): string {
  let day = date;
  while (isRestDay(calendar, day)) day = addDays(day, 1);
  return day;
}

/** D9, D13: the day itself, or the last working day before it when it is a rest day. */
export function back(calendar: Calendar, date: string): string {
  let day = date;
  while (isRestDay(calendar, day)) day = addDays(day, -1);
  return day;
}

/** The notes of a roll: where the term landed (`n` days or months away), what it rolled across, where it is due. */
export function rollNotes(calendar: Calendar, landed: string, step: 1 | -1, n?: number): DayNote[] {
  if (!isRestDay(calendar, landed)) return [calendarNote(calendar, landed, 'due', n)];
  const notes = [calendarNote(calendar, landed, 'landed', n)];
  let day = addDays(landed, step);
  for (; isRestDay(calendar, day); day = addDays(day, step)) notes.push(calendarNote(calendar, day, 'rolled'));
  return [...notes, calendarNote(calendar, day, 'due')];
}
