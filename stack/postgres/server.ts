import { execa } from 'execa';
import { freshLog } from '../logs.ts';
import { StackError } from '../say.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** A running PostgreSQL: the postmaster's id, and its end. */
export interface PostgresProcess {
  pid: number | undefined;
  ended: Promise<void>;
}

const READY = 'database system is ready to accept connections';

/** What one embedded server needs to start. */
export interface PostgresOptions {
  dir: string;
  port: number;
  logFile: string;
  binaries: Binaries;
  account: Account | undefined;
}

/** Starts PostgreSQL on loopback in a process group of its own, so that Ctrl-C does not reach it; waits until ready. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresProcess> {
  await freshLog(options.logFile);
  const settings = {
    listen_addresses: '127.0.0.1',
    // One Temporal holds about 50, a second one in a cluster as many, the product's pools the rest.
    max_connections: '300',
    // The default is a rotating disk’s: deep pages of a county’s lists would read ten times the rows they show.
    random_page_cost: '1.1',
    unix_socket_directories: '',
    lc_messages: 'C',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = execa(options.binaries.postgres, ['-D', options.dir, '-p', String(options.port), ...flags], {
    ...options.account,
    cwd: '/',
    detached: true,
    cleanup: false,
    buffer: false,
    reject: false,
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: ['pipe', { file: options.logFile }],
  });
  const ready = new Promise<true>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => chunk.includes(READY) && resolve(true));
  });
  const ended = child.then(() => undefined);
  if (!(await Promise.race([ready, ended]))) {
    throw new StackError(`内置 PostgreSQL 未能启动，原因见 ${options.logFile}。`);
  }
  return { pid: child.pid, ended };
}
