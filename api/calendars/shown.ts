import type { z } from 'zod';
import type { CalendarRevisionRow } from '../../db/queries/calendar-revisions.ts';
import type { CalendarVersionRow } from '../../db/queries/calendar-versions.ts';
import type { calendarRevisionSchema } from '../schemas/calendar-moves.ts';
import type { versionDetailSchema, versionSchema } from '../schemas/calendars.ts';
import type { Version } from './in-force.ts';

/** A version as the list shows it. */
export function versionShown(row: CalendarVersionRow): z.infer<typeof versionSchema> {
  const { no, version, hash, publishedAt, kind, trial, typedBy, approval, reason, notice, closures, changed } = row;
  const numbers = [...(notice?.sources ?? []), ...(closures ?? [])].map(({ number }) => number);
  return {
    ...{ no, version, hash, publishedAt, kind, trial, typedBy, approval, reason },
    numbers: [...new Set(numbers)],
    changedDays: changed.length,
  };
}

/** A version with every day it names. */
export function versionDetail(row: Version): z.infer<typeof versionDetailSchema> {
  const { firstYear, lastYear, rest, work, closures } = row.calendar;
  return { ...versionShown(row), firstYear, lastYear, rest, work, closures, changed: row.changed };
}

/** How far a revision is, in one word and in numbers. */
export function revisionShown(row: CalendarRevisionRow): z.infer<typeof calendarRevisionSchema> {
  const failed = Object.keys(row.failures).length > 0;
  const ended = failed ? ('incomplete' as const) : ('done' as const);
  const state = row.finishedAt !== null ? ended : row.startedAt !== null ? ('running' as const) : ('waiting' as const);
  const { no, version, total, done, failures, attempts, requestedAt, startedAt, finishedAt } = row;
  return { no, version, state, total, done, failures, attempts, requestedAt, startedAt, finishedAt };
}
