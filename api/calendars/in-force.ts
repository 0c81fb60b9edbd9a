import type { Db } from '../../db/client.ts';
import { type CalendarVersionRow, newestVersion, versionByNo } from '../../db/queries/calendar-versions.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';

export type Version = CalendarVersionRow & { calendar: Calendar };

/** The calendar in force with what is known of it. */
export async function inForce(db: Db): Promise<Version> {
  const newest = await newestVersion(db);
  if (!newest) throw new ApiProblem(problem(503, 'no-calendar', '还没有发布日历，请稍后重试'), 5);
  return versionNo(db, newest.no);
}

/** One version by its number; 404 when there is none. */
export async function versionNo(db: Db, no: number, field = 'no'): Promise<Version> {
  const found = await versionByNo(db, no);
  if (!found) throw notFound(field, `没有第 ${no} 版日历`);
  return found;
}
