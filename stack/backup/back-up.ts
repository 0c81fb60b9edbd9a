import { chmod, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { create } from 'tar';
import { writeJson } from '../files.ts';
import { holdDataDir } from '../hold.ts';
import { postgresAccount } from '../postgres/account.ts';
import { postgresBinaries } from '../postgres/binaries.ts';
import { stopLeftover } from '../postgres/leftovers.ts';
import { clusterDir } from '../postgres/place.ts';
import { StackError } from '../say.ts';
import { CLUSTER, isKept, KEYS, MANIFEST, type Manifest, RULEBOOKS, SECRETS } from './contents.ts';

export interface BackUp {
  dataDir: string;
  /** Made with mode 0600; must not be there yet. */
  file: string;
  withKeys: boolean;
  version: string;
  log: (line: string) => void;
}

/**
 * Writes a stopped data folder into one file: ledgers and engine as they were at one moment, without the keys unless
 * asked. Refuses a folder in use or without a database of its own.
 */
export async function backUp({ dataDir: folder, file, withKeys, version, log }: BackUp): Promise<Manifest> {
  const dataDir = resolve(folder);
  if (await isThere(file)) throw new StackError(`${file} 已经有了，请另起一个文件名。`);
  if (!(await isThere(join(dataDir, CLUSTER)))) throw new StackError(`${dataDir} 里没有内置的数据库，没有可备份的。`);
  const release = await holdDataDir(dataDir);
  const part = `${file}.part`;
  try {
    const account = await postgresAccount();
    await stopLeftover(await clusterDir(dataDir, account, log), await postgresBinaries(account), account);
    const manifest: Manifest = { format: 1, version, madeAt: new Date().toISOString(), withKeys };
    await writeJson(join(dataDir, MANIFEST), manifest);
    const members = [MANIFEST];
    for (const name of [SECRETS, RULEBOOKS, KEYS, CLUSTER]) if (await isThere(join(dataDir, name))) members.push(name);
    const filter = (path: string) => isKept(path.replace(/^\.\//, '').replace(/\/$/, ''), withKeys);
    // The cluster may be a link (postgres/place.ts).
    await create({ cwd: dataDir, file: part, gzip: true, follow: true, filter, mode: 0o600 }, members);
    await chmod(part, 0o600);
    await rename(part, file);
    return manifest;
  } finally {
    await rm(part, { force: true });
    await rm(join(dataDir, MANIFEST), { force: true });
    await release();
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
