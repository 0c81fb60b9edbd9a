import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

/** The namespaces of the product: real rounds, and rehearsals on virtual time. */
export const NAMESPACE = 'xuncheng';
export const REHEARSAL_NAMESPACE = 'xuncheng-rehearsal';

/** How long the engine keeps a closed run, in days: past a year, so that a round can be exported at its leisure. */
export const RETENTION_DAYS = 400;

const ALREADY_EXISTS = 6;
const NOT_FOUND = 5;

/** Creates a namespace, or lengthens the retention of one that keeps its runs for less. */
export async function ensureNamespace(connection: Connection, namespace: string): Promise<void> {
  const { workflowService } = connection;
  const retention = msToTs(`${RETENTION_DAYS} days`);
  try {
    const found = await workflowService.describeNamespace({ namespace });
    if (Number(found.config?.workflowExecutionRetentionTtl?.seconds ?? 0) >= Number(retention.seconds)) return;
    await workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retention } });
  } catch (error) {
    if (code(error) !== NOT_FOUND) throw error;
    await workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
      .catch((failure) => {
        if (code(failure) !== ALREADY_EXISTS) throw failure;
      });
  }
}

function code(error: unknown): number | undefined {
  return (error as { code?: number }).code;
}
