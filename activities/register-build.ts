import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Db } from '../db/client.ts';
import { saveBuild } from '../db/queries/builds.ts';
import { buildIdOf } from '../workflows/build-id.ts';

const compress = promisify(gzip);

/** Keeps the workflow code of this worker beside the ledger, before its first task: audits replay with it years later. */
export async function registerBuild(ledgers: Iterable<Db>, code: string, version: string): Promise<string> {
  const buildId = buildIdOf(code, version);
  const build = { buildId, version, code: await compress(code, { level: 9 }), registeredAt: new Date().toISOString() };
  for (const db of ledgers) await saveBuild(db, build);
  return buildId;
}
