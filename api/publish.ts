import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../db/client.ts';
import { saveCalendar } from '../db/queries/calendars.ts';
import { saveRulebook } from '../db/queries/rulebooks.ts';
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
  await saveCalendar(db, publishedCalendar(), now);
  for (const id of library.ids()) {
    try {
      await saveRulebook(db, library.resolve(id), now);
    } catch (error) {
      if (!(error instanceof RulebookError)) throw error;
      log.error({ rulebook: id, problems: error.problems }, 'rulebook not published');
    }
  }
}
