import type { Client } from '@temporalio/client';
import type { Db } from '../db/client.ts';
import { beating } from './beating.ts';
import { createExportHistoryActivity } from './export-history.ts';
import { createPeerActivities } from './peers.ts';
import { createRecordActivity } from './record.ts';
import { createReviseCalendarActivity } from './revise-calendar.ts';

/** What activities need of the outside world. */
export interface ActivityDeps {
  db: Db;
  client: Client;
  taskQueue: string;
  /** True only in the rehearsal namespace, where a workflow's clock may differ from the wall's. */
  rehearsal: boolean;
}

/** Every activity a worker offers. */
export function createActivities(deps: ActivityDeps) {
  const { reviseCalendar } = createReviseCalendarActivity(deps);
  const { exportHistory } = createExportHistoryActivity(deps);
  return {
    record: createRecordActivity(deps),
    ...createPeerActivities(deps),
    reviseCalendar: beating(reviseCalendar),
    exportHistory: beating(exportHistory),
  };
}

export type Activities = ReturnType<typeof createActivities>;
