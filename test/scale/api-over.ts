import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger } from '../../api/orchestrator.ts';
import type { Client } from '../../db/client.ts';
import { listenToLedger } from '../../db/listen.ts';
import { acceptingEngine } from '../support/api.ts';
import { TODAY } from './today.ts';

const TOKEN = 'token-of-the-lists';

/** The API over a seeded county, on the day its lists are asked. */
export async function apiOver(client: Client) {
  const listener = await listenToLedger(client);
  const engine = acceptingEngine();
  const app = await buildApp({
    db: client.db,
    listener,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(client.db, listener) }),
    localToken: TOKEN,
    logLevel: 'silent',
    about: { version: 'lists', temporalAddress: 'nowhere:1', namespace: 'lists' },
    now: () => new Date(`${TODAY}T02:00:00Z`),
  });
  return {
    get: (question: string) =>
      app.inject({ method: 'GET', url: encodeURI(`/api/${question}`), headers: { authorization: `Bearer ${TOKEN}` } }),
    async close() {
      await app.close();
      await listener.close();
    },
  };
}
