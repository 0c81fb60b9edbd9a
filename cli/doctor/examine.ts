import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { withSecretFiles } from '../../config/secret-files.ts';
import { type Config, engineAddress, loadConfig } from '../../config.ts';
import { connect } from '../../db/client.ts';
import { addressesOf } from '../../rehearsal/addresses.ts';
import { readRun } from '../../stack/hold.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { apiOf, pageOf } from './api.ts';
import { databaseOf } from './database.ts';
import { diskOf } from './disk.ts';
import { engineOf } from './engine.ts';
import { about, type Finding, messageOf } from './finding.ts';
import { keyFile, keysOfLedger } from './keys.ts';
import { flushesOf, workOf } from './work.ts';

const settings = about('settings', '设置');

/** Looks at everything an installation needs, changing nothing; what cannot be asked without another part is left out. */
export async function examine(dataDir: string, env: NodeJS.ProcessEnv, url?: string): Promise<Finding[]> {
  const read = await configOf(dataDir, env).catch((error: unknown) => settings.fail(messageOf(error), '改正后再检查'));
  if ('check' in read) return [read, pageOf()];
  const ring = keyFile(read);
  const databases = [
    ...(await databaseOf(read.databaseUrl, 'ledger')),
    ...(await databaseOf(read.rehearsalDatabaseUrl, 'rehearsals')),
  ];
  const usable = !databases.some(({ check, state }) => check === 'database' && state === 'fail');
  const found = [settings.ok('都认得'), ring, ...databases, await diskOf(read.dataDir), pageOf()];
  const at = url ?? (await readRun(dataDir))?.url ?? `http://127.0.0.1:${read.port}`;
  return [...found, ...(await apiOf(at)), ...(await working(read, usable, ring.state === 'ok'))];
}

async function configOf(dataDir: string, given: NodeJS.ProcessEnv): Promise<Config> {
  const env = withSecretFiles(given);
  const embedded = existsSync(join(dataDir, 'secrets.json'));
  if (!env.DATABASE_URL && !embedded) throw new Error(`没有写 DATABASE_URL，${dataDir} 里也没有内置的数据库`);
  return loadConfig({ ...env, ...(embedded && (await addressesOf(dataDir, env))) });
}

/** Engine and ledger together. */
async function working(config: Config, ledger: boolean, keys: boolean): Promise<Finding[]> {
  const database = connect(config.databaseUrl, { max: 2 });
  const connection = Connection.lazy(engineAddress(config));
  try {
    const client = new Client({ connection, namespace: config.namespace, dataConverter });
    const engine = await engineOf(client, config);
    const works = ledger && keys && engine.every(({ state }) => state !== 'fail');
    return [
      ...engine,
      ...(ledger ? await workOf(database.db) : []),
      ...(ledger && keys ? [await keysOfLedger(database.db)] : []),
      ...(works ? await flushesOf(client, database.db) : []),
    ];
  } catch (error) {
    return [about('work', '业务').fail(messageOf(error), '按上面各项处理后再检查')];
  } finally {
    await connection.close();
    await database.close();
  }
}
