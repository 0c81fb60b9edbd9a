import type { z } from 'zod';
import type { Db } from '../../db/client.ts';
import type { Asked, Period } from '../../db/queries/statistics/asked.ts';
import { lightSteps } from '../../db/queries/statistics/lights-by-day.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import type { lightsByDaySchema } from '../schemas/statistics.ts';

/** Lights of every day of a period, up to today: what tomorrow shows nobody knows. */
export async function lightsByDay(db: Db, asked: Asked, period: Period): Promise<z.infer<typeof lightsByDaySchema>> {
  const { today } = asked.view;
  const to = period.to > today ? today : period.to;
  const { from } = period;
  if (from > to) return { from, to: from, days: [] };
  const steps = new Map((await lightSteps(db, { from, to }, asked)).map((step) => [step.day, step]));
  const days: { day: string; green: number; yellow: number; red: number }[] = [];
  let now = { green: 0, yellow: 0, red: 0 };
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const step = steps.get(day);
    if (step) {
      now = { green: now.green + step.green, yellow: now.yellow + step.yellow, red: now.red + step.red };
    }
    days.push({ day, ...now });
  }
  return { from, to, days };
}
