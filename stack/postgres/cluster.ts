import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { StackError } from '../say.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The name of the role that owns the embedded databases. */
export const POSTGRES_USER = 'xuncheng';

const MAJOR = '18';

/** Creates the cluster in `dir` unless it exists. A half-made one never counts: it is made beside and renamed. */
export async function ensureCluster(
  dir: string,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const version = await readFile(join(dir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === MAJOR) return;
  if (version) {
    throw new StackError(`${dir} 是 PostgreSQL ${version.trim()} 的数据，本系统使用 ${MAJOR}。请先用 pg_dump 迁移。`);
  }
  const draft = `${dir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const secretDir = await mkdtemp(join(tmpdir(), 'xuncheng-'));
  const secret = join(secretDir, 'password');
  try {
    await writeFile(secret, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [draft, secretDir, secret]) await chown(path, account.uid, account.gid);
    const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await execa(
      binaries.initdb,
      [`--pgdata=${draft}`, `--username=${POSTGRES_USER}`, `--pwfile=${secret}`, '--auth=scram-sha-256', ...flags],
      { ...account, cwd: '/' },
    );
    await rm(dir, { recursive: true, force: true });
    await rename(draft, dir);
  } finally {
    await rm(secretDir, { recursive: true, force: true });
  }
}
