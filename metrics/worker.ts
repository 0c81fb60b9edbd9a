import getPort from 'get-port';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { MetricsConfig } from '../config.ts';
import { timeFlushes } from './flushes.ts';
import { serveMetrics } from './serve.ts';

const ENGINE_MS = 2000;

/**
 * The metrics of a worker process: its own and those of the engine's library, which keeps a port on this machine for
 * them (`engineAddress`, undefined where nobody may ask).
 */
export async function workerMetrics(config: MetricsConfig | undefined) {
  const registry = new Registry();
  if (config) collectDefaultMetrics({ register: registry });
  const engineAddress = config && `127.0.0.1:${await getPort()}`;
  return {
    engineAddress,
    /** Wraps the activities of each worker of the process. */
    wrap: <A extends Parameters<typeof timeFlushes>[0]>(activities: A): A =>
      config ? timeFlushes(activities, registry) : activities,
    /** Opens the port; resolves with how to close it. `alive` is what `/live` answers. */
    async open(alive: () => boolean): Promise<() => Promise<void>> {
      if (!config) return async () => undefined;
      const { close } = await serveMetrics(config, { registry, more: () => ofEngine(engineAddress ?? ''), alive });
      return close;
    },
  };
}

async function ofEngine(address: string): Promise<string> {
  const asked = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(ENGINE_MS) }).catch(
    () => undefined,
  );
  return asked?.ok ? await asked.text() : '';
}
