import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Db } from '../db/client.ts';
import { isBuildKept, saveBuild } from '../db/queries/builds.ts';
import { transaction } from '../db/transaction.ts';
import { buildIdOf } from '../workflows/build-id.ts';

const compress = promisify(gzip);

/** Where a worker keeps its code: the ledger it cannot do without, and that of the rehearsals, which may be away. */
interface Ledgers {
  db: Db;
  rehearsalDb?: Db;
}

/** Keeps the workflow code of this worker beside the ledger, before its first task: audits replay with it years later. */
export async function registerBuild({ db, rehearsalDb }: Ledgers, code: string, version: string): Promise<string> {
  const buildId = buildIdOf(code, version);
  // In a transaction: an error outside one would carry the code in its message.
  const keep = (ledger: Db) =>
    transaction(ledger, async (tx) => {
      if (await isBuildKept(tx, buildId)) return;
      const registeredAt = new Date().toISOString();
      await saveBuild(tx, { buildId, version, code: await compress(code, { level: 9 }), registeredAt });
    });
  await keep(db);
  if (rehearsalDb) await keep(rehearsalDb).catch(() => undefined);
  return buildId;
}
