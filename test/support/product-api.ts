import { buildApp } from '../../api/app.ts';
import type { Api } from '../../api/deps.ts';
import { createOrchestrator, databaseLedger, type Orchestrator, temporalEngine } from '../../api/orchestrator.ts';
import { listenToLedger } from '../../db/listen.ts';
import type { RulebookLibrary } from '../../procedure/rulebook/library.ts';
import { type Json, LOCAL_TOKEN } from './api.ts';
import type { Product } from './product.ts';

export interface ProductApi {
  /** For what no JSON request can try. */
  app: Api;
  orchestrator: Orchestrator;
  /** `json` where the answer is; `text` of any. */
  get(path: string): Promise<{ status: number; json: Json; text: string }>;
  /** What is outside `/api/`, asked by nobody in particular. */
  open(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Record<string, unknown>; text: string }>;
  remove(path: string, key: string): Promise<{ status: number; json: Json }>;
  post(path: string, key: string, body: object): Promise<{ status: number; json: Json }>;
  close(): Promise<void>;
}

/** The API over the ledger and the engine of a running product, asked as this machine's own commands do. */
export async function productApi(product: Product, library?: () => RulebookLibrary): Promise<ProductApi> {
  const { client, database } = product;
  const listener = await listenToLedger(database);
  const engine = temporalEngine({ client, taskQueue: 'xuncheng', timeoutMs: 20_000 });
  const orchestrator = createOrchestrator({ engine, ledger: databaseLedger(database.db, listener) });
  const app = await buildApp({
    db: database.db,
    orchestrator,
    localToken: LOCAL_TOKEN,
    logLevel: 'silent',
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test' },
    ...(library && { library }),
  });
  const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, key?: string, body?: object) => {
    const headers = { authorization: `Bearer ${LOCAL_TOKEN}`, ...(key && { 'idempotency-key': key }) };
    const response = await app.inject({ method, url: `/api/${path}`, headers, ...(body && { payload: body }) });
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, json: isJson ? response.json() : undefined, text: response.body };
  };
  return {
    app,
    orchestrator,
    get: (path) => send('GET', path),
    post: (path, key, body) => send('POST', path, key, body),
    remove: (path, key) => send('DELETE', path, key),
    async open(url, headers = {}) {
      const response = await app.inject({ method: 'GET', url, headers });
      return { status: response.statusCode, headers: response.headers, text: response.body };
    },
    async close() {
      await app.close();
      await listener.close();
    },
  };
}
