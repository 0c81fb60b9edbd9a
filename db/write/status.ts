import { lte, sql } from 'drizzle-orm';
import type { Entry } from '../../procedure/entry.ts';
import type { WorkflowStatus } from '../../procedure/flush.ts';
import type { Db } from '../client.ts';
import { workflows } from '../schema/workflows.ts';

/** Where the workflow stands; a late retry of an older flush does not set it back. */
export async function saveStatus(db: Db, status: WorkflowStatus, last: Entry | undefined): Promise<void> {
  const { workflowId, host, round, runId, mode, revision, nextDue, pending, closed } = status;
  const standing = { host, round, runId, mode, revision, nextDue, pending, closed };
  const versions = last && { rulebookHash: last.rulebookHash, calendarVersion: last.calendarVersion };
  await db
    .insert(workflows)
    .values({ workflowId, ...standing, ...versions })
    .onConflictDoUpdate({
      target: workflows.workflowId,
      set: { ...standing, ...versions },
      setWhere: lte(workflows.revision, sql`excluded.revision`),
    });
}
