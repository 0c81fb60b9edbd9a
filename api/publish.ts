import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../db/client.ts';
import { newestCalendar, saveCalendar } from '../db/queries/calendars.ts';
import { saveRulebook } from '../db/queries/rulebooks.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import { withClosures } from '../procedure/calendar/closures.ts';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { type RulebookLibrary, rulebookLibrary } from '../procedure/rulebook/library.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';

/** Publishes the calendar this release ships and the rulebooks; what is published already stays as it is. */
export async function publishShipped(
  db: Db,
  now: string,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
  library: RulebookLibrary = rulebookLibrary(),
): Promise<void> {
  await publishCalendar(db, publishedCalendar(), now, log);
  for (const id of library.ids()) {
    try {
      await saveRulebook(db, library.resolve(id), now);
    } catch (error) {
      if (!(error instanceof RulebookError)) throw error;
      log.error({ rulebook: id, problems: error.problems }, 'rulebook not published');
    }
  }
}

/** A year that was imported stays as it was imported; a release that knows more years keeps the county's closures. */
async function publishCalendar(
  db: Db,
  shipped: Calendar,
  now: string,
  log: Pick<FastifyBaseLogger, 'info'>,
): Promise<void> {
  const current = await newestCalendar(db);
  if (current && current.lastYear >= shipped.lastYear) {
    if (current.version !== shipped.version) log.info({ calendar: current.version }, 'the calendar in force stays');
    return saveCalendar(db, current, now);
  }
  await saveCalendar(db, withClosures(shipped, current?.closures ?? {}), now);
}
