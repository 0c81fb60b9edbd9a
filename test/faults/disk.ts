import { appendFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

/** Bytes: roomy for the database of one run. */
const SIZE = 8 * 2 ** 30;
/** A write that must fail on a full disk. */
const PROBE = Buffer.alloc(2 ** 20);
const TRIES = 50;
const PAUSE_MS = 20;

/** A disk of its own, in memory, for a folder. */
export interface Disk {
  /** Resolves when nothing more can be written. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a disk over a folder; undefined where this user or machine may not mount. */
export async function mountDisk(folder: string): Promise<Disk | undefined> {
  const mount = (options: string) => execa('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { reject: false });
  if ((await mount(`size=${SIZE},mode=0755`)).exitCode !== 0) return undefined;
  const probe = join(folder, 'probe');
  const isFull = async () => {
    const code = await appendFile(probe, PROBE).then(
      () => '',
      (error: NodeJS.ErrnoException) => error.code,
    );
    await rm(probe, { force: true });
    return code === 'ENOSPC';
  };
  return {
    // Made as small as what is on it: nothing has to be written. It grows meanwhile, so it may take another try.
    async fill() {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { blocks, bfree, bsize } = await statfs(folder);
        await mount(`remount,size=${(blocks - bfree) * bsize}`);
        if (await isFull()) return;
        await sleep(PAUSE_MS);
      }
      throw new Error('the disk could not be filled');
    },
    free: async () => void (await mount(`remount,size=${SIZE}`)),
    remove: async () => void (await execa('umount', ['--lazy', folder], { reject: false })),
  };
}
