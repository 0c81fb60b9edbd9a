import { Client, Connection } from '@temporalio/client';
import { withSecretFiles } from '../config/secret-files.ts';
import { type Config, engineAddress, loadConfig } from '../config.ts';
import { connect, type Db } from '../db/client.ts';
import { openKeys } from '../keys/open.ts';
import { addressesOf } from '../rehearsal/addresses.ts';
import { attachOrStart } from '../stack/attach.ts';
import { dataConverter } from '../workflows/data-converter.ts';

/** What a command that looks behind the API needs: the ledger, the engine, and the API itself. */
export interface Opened {
  config: Config;
  db: Db;
  client: Client;
  /** Of the running product. */
  url: string;
}

/** Does its work with the product of a data folder, started for it when none runs, and leaves nothing open. */
export async function withLedger<T>(dataDir: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  // A container names its ledger in a file.
  const env = withSecretFiles(process.env);
  const product = await attachOrStart(dataDir, env);
  try {
    const config = loadConfig({ ...env, ...(await addressesOf(dataDir, env)) });
    openKeys(config.keys);
    const database = connect(config.databaseUrl, { max: 4 });
    const connection = await Connection.connect(engineAddress(config));
    try {
      const client = new Client({ connection, namespace: config.namespace, dataConverter });
      return await work({ config, db: database.db, client, url: product.url });
    } finally {
      await connection.close();
      await database.close();
    }
  } finally {
    await product.stop();
  }
}
