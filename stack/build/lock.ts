import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';

/** Runs `work` while holding the build lock of a cache folder; waits, and says so, while another command builds. */
export async function underLock(dir: string, log: (line: string) => void, work: () => Promise<void>): Promise<void> {
  await mkdir(dir, { recursive: true });
  const options = {
    lockfilePath: join(dir, 'build.lock'),
    stale: 10_000,
    update: 2000,
    // After a long suspension two builds at once cost time, nothing else: each renames a whole file.
    onCompromised: () => undefined,
  };
  const release = await lock(dir, options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    log('另一个命令正在编译同样的程序，等它完成……');
    return lock(dir, { ...options, retries: { forever: true, factor: 1, minTimeout: 1000 } });
  });
  try {
    await work();
  } finally {
    await release();
  }
}
