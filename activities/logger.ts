import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

/**
 * Sends the engine's log lines to pino: ids and attempts only, never arguments, results or failure texts. Its metrics are
 * told in Prometheus' format at `metricsAddress`（host:port）, where there is one.
 */
export function installLogger(log: Logger, metricsAddress?: string): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, activityType, attempt } = meta ?? {};
    log[level === 'ERROR' ? 'error' : 'warn']({ workflowId, activityType, attempt }, message);
  });
  const prometheus = {
    bindAddress: metricsAddress ?? '',
    countersTotalSuffix: true,
    useSecondsForDurations: true,
    unitSuffix: true,
  };
  Runtime.install({ logger, ...(metricsAddress && { telemetryOptions: { metrics: { prometheus } } }) });
}
