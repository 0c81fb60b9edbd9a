import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSecrets } from '../secrets.ts';
import { type Account, postgresAccount } from './account.ts';
import { type Binaries, postgresBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { ensureDatabases } from './databases.ts';
import { stopCluster, stopLeftover } from './leftovers.ts';
import { clusterDir } from './place.ts';
import { type PostgresProcess, startPostgres } from './server.ts';

/** The embedded PostgreSQL of one data folder: created, and stopped if left over, but not yet started. */
export interface EmbeddedPostgres {
  password: string;
  start(port: number, databases: string[]): Promise<PostgresProcess>;
  stop(): Promise<void>;
}

/** Prepares the cluster of a data folder. The folder must be held (hold.ts). */
export async function openPostgres(dataDir: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const account: Account | undefined = await postgresAccount();
  const binaries: Binaries = await postgresBinaries(account);
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const dir = await clusterDir(dataDir, account, log);
  const { postgresPassword: password } = await loadSecrets(dataDir);
  if (await stopLeftover(dir, binaries, account)) log('上次没有正常停止，已停下遗留的 PostgreSQL。');
  await ensureCluster(dir, binaries, account, password);
  const logFile = join(dataDir, 'logs', 'postgres.log');
  return {
    password,
    async start(port, databases) {
      const server = await startPostgres({ dir, port, logFile, binaries, account });
      await ensureDatabases(port, password, databases);
      return server;
    },
    stop: () => stopCluster(dir, binaries, account),
  };
}
