import { userInfo } from 'node:os';
import { execa } from 'execa';
import { StackError } from '../say.ts';

/** The system account PostgreSQL runs under. */
export interface Account {
  uid: number;
  gid: number;
}

/** The account to run PostgreSQL with: `postgres` (created when missing) for root, undefined for an ordinary user. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const known = await lookUp();
  if (known) return known;
  await execa('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'], { reject: false });
  const made = await lookUp();
  if (made) return made;
  throw new StackError(
    'PostgreSQL 不能以 root 身份运行，本机又无法创建 postgres 用户。请改用普通用户启动，或用 DATABASE_URL 指定已有的数据库。',
  );
}

/** Whether the account may enter a folder or run a program (all its parents included). */
export async function canReach(path: string, account: Account): Promise<boolean> {
  const test = await execa('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/', reject: false });
  return test.exitCode === 0;
}

async function lookUp(): Promise<Account | undefined> {
  const ids = await Promise.all(['-u', '-g'].map((flag) => execa('id', [flag, 'postgres'], { reject: false })));
  const [uid, gid] = ids.map((id) => (id.exitCode === 0 ? Number(id.stdout) : undefined));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
