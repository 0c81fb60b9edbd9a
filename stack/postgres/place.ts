import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, canReach } from './account.ts';

/**
 * Where the cluster of a data folder lives: `<dataDir>/postgres`. When root's data folder lies under a closed one
 * (such as /root, mode 0700) that the postgres account cannot enter, it is a link to a folder in /var/lib/xuncheng.
 */
export async function clusterDir(
  dataDir: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<string> {
  const usual = join(dataDir, 'postgres');
  if (!account) return usual;
  if (
    await lstat(usual).then(
      (found) => found.isSymbolicLink(),
      () => false,
    )
  )
    return realpath(usual);
  await chmod(dataDir, 0o711);
  if (await canReach(dataDir, account)) return usual;
  // Not derived from the path: a data folder that was deleted and made again must not find the old cluster.
  const elsewhere = `/var/lib/xuncheng/${randomBytes(6).toString('hex')}/postgres`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await symlink(elsewhere, usual);
  log(`postgres 用户进不了 ${dataDir}，数据库文件改放 ${elsewhere}（数据目录里留有链接）。`);
  return elsewhere;
}
