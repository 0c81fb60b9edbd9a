import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { isOurs } from '../processes.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** Stops a PostgreSQL that a killed parent left running on this folder; true when there was one. */
export async function stopLeftover(dir: string, binaries: Binaries, account: Account | undefined): Promise<boolean> {
  const pidFile = join(dir, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return false;
  if (await isOurs(pid, dir)) {
    await stopCluster(dir, binaries, account);
    return true;
  }
  // The id may belong to a stranger by now; PostgreSQL would refuse to start because of it.
  await rm(pidFile, { force: true });
  return false;
}

/** Fast shutdown: open transactions are rolled back, the data is flushed; immediate after 30 seconds. */
export async function stopCluster(dir: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  const stop = (mode: string) =>
    execa(binaries.pg_ctl, ['stop', '-D', dir, '-m', mode, '-w', '-t', '30'], { ...account, cwd: '/', reject: false });
  const fast = await stop('fast');
  if (fast.exitCode !== 0) await stop('immediate');
}
