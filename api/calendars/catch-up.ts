import { newestCalendar } from '../../db/queries/calendars.ts';
import { workflowStatus } from '../../db/queries/workflows.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { ApiDeps } from '../deps.ts';
import type { Caller } from '../orchestrator.ts';

/**
 * A workflow that started while another calendar was put in force may have come after its revision looked for those
 * behind: it is told here. What it knows already it answers with no entry.
 */
export async function catchUpCalendar(
  { db, orchestrator }: Pick<ApiDeps, 'db' | 'orchestrator'>,
  caller: Caller,
  workflowId: string,
  started: Calendar,
): Promise<void> {
  const calendar = await newestCalendar(db);
  const row = await workflowStatus(db, workflowId);
  if (!calendar || calendar.version === (row?.calendarVersion ?? started.version)) return;
  const items = [{ command: { type: 'revise-calendar' as const, calendar }, key: `${caller.key}/${calendar.version}` }];
  await orchestrator.submit({ ...caller, workflowId, items });
}
