import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Sends the engine's log lines to pino: ids and attempts only, never arguments, results or failure texts. */
export function installLogger(log: Logger): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, activityType, attempt } = meta ?? {};
    log[level === 'ERROR' ? 'error' : 'warn']({ workflowId, activityType, attempt }, message);
  });
  Runtime.install({ logger });
}
