import { createRecordActivity } from '../../activities/record.ts';
import { buildApp } from '../../api/app.ts';
import type { Api } from '../../api/deps.ts';
import { createOrchestrator, databaseLedger, type Engine } from '../../api/orchestrator.ts';
import type { Decision } from '../../api/permissions/undecided.ts';
import type { Rehearsals } from '../../api/rehearsals.ts';
import { type Client, connect } from '../../db/client.ts';
import { listenToLedger } from '../../db/listen.ts';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { Flush } from '../../procedure/flush.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Envelope } from '../../workflows/messages.ts';
import { accountPast } from './accounts.ts';
import { testDatabase } from './database.ts';

export const LOCAL_TOKEN = 'token-of-the-tests';

/** The books the tests ask for, as they ship. */
export const township = rulebookLibrary().resolve('township-2022');
export const wuyang = rulebookLibrary().resolve('wuyang-2023');

export interface Sent {
  body?: unknown;
  /** Idempotency-Key; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
  /** Authorization; null sends none. */
  auth?: string | null;
}

/** A parsed answer; tests say themselves what is in it. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is judged by the test that asked for it
export type Json = any;

export interface TestApi {
  /** For what no injected request can try. */
  app: Api;
  client: Client;
  password: string;
  /** Who may ask which route. */
  decisions: readonly Decision[];
  record(flush: Flush): Promise<void>;
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    sent?: Sent,
  ): Promise<{ status: number; headers: Record<string, unknown>; json: Json; text: string }>;
  close(): Promise<void>;
}

/** An engine that accepts everything at revision 1, with the parts given instead. */
export function acceptingEngine(parts: Partial<Engine> = {}): Engine {
  return {
    startRound: async () => 'started',
    startOffice: async () => 'started',
    startCalendarRevision: async () => 'started',
    submit: async (_workflowId, _updateId, commands) => ({
      ok: true,
      result: { revision: 1, results: commands.map(({ id, hash }) => ({ id, hash, revision: 1 })) },
    }),
    status: async () => Promise.reject(new Error('no status')),
    look: async () => Promise.reject(new Error('nobody looks')),
    health: async () => ({ engine: true, worker: true }),
    ...parts,
  };
}

/** An engine that accepts everything and lets what is submitted be heard first, with the parts given instead. */
export function overheardEngine(
  hear: (workflowId: string, commands: Envelope[]) => void,
  parts: Partial<Engine> = {},
): Engine {
  const accepting = acceptingEngine(parts);
  return {
    ...accepting,
    submit: (workflowId, updateId, commands) => {
      hear(workflowId, commands);
      return accepting.submit(workflowId, updateId, commands);
    },
  };
}

/** The API over a database of its own and an engine that is not there. */
export async function testApi({
  engine = acceptingEngine(),
  now,
  rehearsals,
  trustProxy,
  log,
}: {
  engine?: Engine;
  now?: Date;
  rehearsals?: Rehearsals;
  trustProxy?: string;
  /** Takes what the API logs; silent without. */
  log?: (line: string) => void;
} = {}): Promise<TestApi> {
  const database = await testDatabase();
  const client = connect(database.url);
  const listener = await listenToLedger(client);
  const at = '2022-01-01T00:00:00.000Z';
  await saveCalendar(client.db, publishedCalendar({ years: { from: 2011, to: 2026 } }), at);
  for (const book of [township, wuyang]) await saveRulebook(client.db, book, at);
  const password = await accountPast(client.db, 'office');
  const patience = { ledgerMs: 50, inFlightMs: 50, pauseMs: 5 };
  const app = await buildApp({
    db: client.db,
    listener,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(client.db, listener), patience }),
    localToken: LOCAL_TOKEN,
    logLevel: log ? 'trace' : 'silent',
    ...(log && { log: { write: log } }),
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test' },
    ...(now && { now: () => now }),
    ...(rehearsals && { rehearsals }),
    ...(trustProxy !== undefined && { trustProxy }),
  });

  return {
    app,
    client,
    password,
    decisions: app.decisions,
    record: createRecordActivity(client),
    async send(method, url, { body, key = 'key-1', headers = {}, auth = `Bearer ${LOCAL_TOKEN}` } = {}) {
      const response = await app.inject({
        method,
        url,
        headers: {
          ...(auth !== null && { authorization: auth }),
          ...(key !== null && method !== 'GET' && { 'idempotency-key': key }),
          ...headers,
        },
        ...(body !== undefined && { payload: body as object }),
      });
      const isJson = String(response.headers['content-type']).includes('json');
      const json = isJson ? response.json() : undefined;
      return { status: response.statusCode, headers: response.headers, json, text: response.body };
    },
    async close() {
      await app.close();
      await listener.close();
      // A test may have closed it already, to see what is said then.
      await client.close().catch(() => {});
      await database.drop();
    },
  };
}
