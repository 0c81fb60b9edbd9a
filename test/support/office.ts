import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { RulebookLibrary } from '../../procedure/rulebook/library.ts';
import { ensureNamespace } from '../../stack/temporal/namespaces.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { testDatabase } from './database.ts';
import { openProduct, type Product } from './product.ts';
import { type ProductApi, productApi } from './product-api.ts';

export interface OfficeProduct {
  product: Product;
  /** Of the ledger; its user may do anything there. */
  databaseUrl: string;
  /** Where its worker keeps its keys. */
  dataDir: string;
  api: ProductApi;
  /** What a further worker of it is told. */
  env: Record<string, string>;
  close(): Promise<void>;
}

interface OfficeOptions {
  /** Clocks may differ from the engine's. */
  shifted?: boolean;
  library?: () => RulebookLibrary;
  /** Of its worker, beside the usual. */
  env?: Record<string, string>;
}

/**
 * There is one office, and one calendar in force, in a namespace: a test that needs them has a namespace and a ledger of
 * its own.
 */
export async function openOffice(
  address: string,
  { shifted = false, library, env: more = {} }: OfficeOptions = {},
): Promise<OfficeProduct> {
  const database = await testDatabase();
  const opened = await openProduct(database.url, address);
  const connection = opened.client.connection as Connection;
  const namespace = `test-${randomBytes(4).toString('hex')}${shifted ? '-rehearsal' : ''}`;
  await ensureNamespace(connection, namespace);
  const product = { ...opened, client: new Client({ connection, namespace, dataConverter }) };
  await usable(product.client);
  // No ledger for rehearsals: the worker leaves those of the other tests alone.
  const own: Record<string, string> = shifted
    ? { TEMPORAL_NAMESPACE: namespace, REHEARSAL_NAMESPACE: namespace }
    : { TEMPORAL_NAMESPACE: namespace, REHEARSAL_DATABASE_URL: 'postgres://127.0.0.1:1/none' };
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-office-'));
  const env = { ...own, XUNCHENG_DATA: dataDir, ...more };
  product.startWorker('worker.ts', env);
  const api = await productApi(product, library);
  return {
    product,
    databaseUrl: database.url,
    dataDir,
    api,
    env,
    async close() {
      await api.close();
      await product.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The engine serves a new namespace some moments after it was made. */
async function usable(client: Client): Promise<void> {
  for (;;) {
    try {
      await client.workflow.getHandle('nothing').describe();
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return;
      await sleep(100);
    }
  }
}
