import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../../db/client.ts';
import { revisionUnderWay } from '../../db/queries/calendar-revisions.ts';
import type { Orchestrator } from '../orchestrator.ts';

/** A version that was published just before the program ended may have no revision yet; one that runs is left alone. */
export async function resumeRevision(
  db: Db,
  orchestrator: Pick<Orchestrator, 'reviseCalendar'>,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  try {
    const waiting = await revisionUnderWay(db);
    if (waiting) await orchestrator.reviseCalendar(waiting.no);
  } catch (error) {
    log.warn({ err: error }, 'calendar revision not started yet');
  }
}
