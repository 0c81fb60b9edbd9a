import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { extract } from 'tar';
import { postgresAccount } from '../postgres/account.ts';
import { clusterDir } from '../postgres/place.ts';
import { StackError } from '../say.ts';
import { CLUSTER, KEYS, MANIFEST, type Manifest, manifestSchema } from './contents.ts';

/**
 * Makes a data folder out of a backup. Refuses a folder that has anything but keys in it, which stay as they are, and a
 * file that is no backup, or not all of one.
 */
export async function restore(
  file: string,
  folder: string,
  log: (line: string) => void,
): Promise<{ manifest: Manifest; keys: boolean }> {
  const dataDir = resolve(folder);
  const there = await readdir(dataDir).catch(() => []);
  if (there.some((name) => name !== KEYS)) {
    throw new StackError(`${dataDir} 不是空的。请用 XUNCHENG_DATA 另指定一个空的数据目录（里面可以先放好 keys）。`);
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = join(dataDir, '.restoring');
  try {
    await mkdir(draft, { mode: 0o700 });
    await extract({ file, cwd: draft, strict: true }).catch(() => notWhole(file));
    const manifest = await manifestIn(draft, file);
    await putBack(draft, dataDir, log);
    const kept: string[] = await readdir(join(dataDir, KEYS)).catch(() => []);
    return { manifest, keys: kept.includes('ring.json') };
  } finally {
    // What was under way when a member turned out to be broken is still being written.
    await rm(draft, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function manifestIn(draft: string, file: string): Promise<Manifest> {
  const text = await readFile(join(draft, MANIFEST), 'utf8').catch(() => '{}');
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  return manifest.success ? manifest.data : notWhole(file);
}

async function putBack(draft: string, dataDir: string, log: (line: string) => void): Promise<void> {
  const account = await postgresAccount();
  for (const name of await readdir(draft)) {
    if (name === MANIFEST || name === CLUSTER) continue;
    await cp(join(draft, name), join(dataDir, name), { recursive: true, force: false });
  }
  const place = await clusterDir(dataDir, account, log);
  await cp(join(draft, CLUSTER), place, { recursive: true });
  if (account) await execa('chown', ['-R', `${account.uid}:${account.gid}`, place]);
  await execa('chmod', ['-R', 'go-rwx', place]);
}

function notWhole(file: string): never {
  throw new StackError(`${file} 读不到、不是巡程的备份，或不完整。`);
}
