import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { MetricsConfig } from '../config.ts';
import type { Db } from '../db/client.ts';
import { timeRequests } from './http-requests.ts';
import { watchLedger } from './ledger.ts';
import { serveMetrics } from './serve.ts';

/** The metrics of an API process; nothing is watched where nobody may ask. */
export function apiMetrics(config: MetricsConfig | undefined, db: Db) {
  const registry = new Registry();
  if (config) {
    collectDefaultMetrics({ register: registry });
    watchLedger(db, registry);
  }
  return {
    /** For every request of an app, before it has routes. */
    watch: (app: Pick<FastifyInstance, 'addHook'>): void => void (config && timeRequests(app, registry)),
    /** Opens the port; resolves with how to close it. */
    async open(): Promise<() => Promise<void>> {
      if (!config) return async () => undefined;
      const { close } = await serveMetrics(config, { registry, alive: () => true });
      return close;
    },
  };
}
