import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Db } from '../db/client.ts';
import { saveBuild } from '../db/queries/builds.ts';
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
  const build = { buildId, version, code: await compress(code, { level: 9 }), registeredAt: new Date().toISOString() };
  // In a transaction: an error outside one would carry the code in its message.
  await transaction(db, (tx) => saveBuild(tx, build));
  if (rehearsalDb) await transaction(rehearsalDb, (tx) => saveBuild(tx, build)).catch(() => undefined);
  return buildId;
}
