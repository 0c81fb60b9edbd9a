import { buildApp } from '../../api/app.ts';
import { openAudits } from '../../api/audits.ts';
import { connectEngine, createOrchestrator, databaseLedger, temporalEngine } from '../../api/orchestrator.ts';
import { hashPassword } from '../../api/password.ts';
import { listenToLedger } from '../../db/listen.ts';
import { saveAccount } from '../../db/queries/accounts.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import type { Product } from '../support/product.ts';

export const UI = 'http://127.0.0.1:8233';

/** What the API is opened over. */
interface Opened {
  product: Product;
  databaseUrl: string;
  dataDir: string;
}

/** The API with its audits, as an auditor uses it. */
export interface AuditApi {
  auditor: string;
  clerk: string;
  get(path: string): Promise<{ status: number; json: Json; text: string }>;
  post(path: string, body: object, key: string, auth?: string): Promise<{ status: number; headers: Json; json: Json }>;
  close(): Promise<void>;
}

/** A further API process over a running product; `address` is of the engine it asks for histories. */
export async function openAuditApi({ product, databaseUrl, dataDir }: Opened, address: string): Promise<AuditApi> {
  const { database } = product;
  const { namespace } = product.client.options;
  const engine = connectEngine(address, namespace);
  const listener = await listenToLedger(database);
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    XUNCHENG_DATA: dataDir,
  };
  const ui = { url: UI, namespace };
  const app = await buildApp({
    db: database.db,
    orchestrator: createOrchestrator({
      engine: temporalEngine({ client: engine.client, taskQueue: 'xuncheng', timeoutMs: 20_000 }),
      ledger: databaseLedger(database.db, listener),
    }),
    audits: openAudits({ client: engine.client, db: database.db, env, dataDir, ui }),
    localToken: LOCAL_TOKEN,
    logLevel: 'silent',
    about: { version: '0.0.0', temporalAddress: address, namespace, temporalUiUrl: UI },
  });
  const account = async (role: string) => {
    const passwordHash = await hashPassword(role);
    await saveAccount(database.db, { id: role, login: role, name: role, passwordHash, role });
    return `Basic ${Buffer.from(`${role}:${role}`).toString('base64')}`;
  };
  const [auditor, clerk] = [await account('auditor'), await account('office')];
  const shown = ({ statusCode: status, headers, body }: Awaited<ReturnType<typeof app.inject>>) => {
    const json = String(headers['content-type']).includes('json') ? JSON.parse(body) : undefined;
    return { status, headers, json, text: body };
  };
  return {
    auditor,
    clerk,
    get: async (path) =>
      shown(await app.inject({ method: 'GET', url: `/api/${path}`, headers: { authorization: auditor } })),
    post: async (path, payload, key, authorization = auditor) =>
      shown(
        await app.inject({
          method: 'POST',
          url: `/api/${path}`,
          headers: { authorization, 'idempotency-key': key },
          payload,
        }),
      ),
    async close() {
      await app.close();
      await listener.close();
      await engine.close();
    },
  };
}
