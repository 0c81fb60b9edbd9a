import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { check, lock } from 'proper-lockfile';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { isOurs } from './processes.ts';
import { StackError } from './say.ts';

const runSchema = z.object({ pid: z.number(), url: z.string().optional(), startedAt: z.string() });
export type Run = z.infer<typeof runSchema>;

/** What run.json of a data folder says about the product that uses it. */
export function readRun(dataDir: string): Promise<Run | undefined> {
  return readJson(join(dataDir, 'run.json'), runSchema);
}

/** Notes in run.json who uses the data folder, and under which address once that is known. */
export async function writeRun(dataDir: string, url?: string): Promise<void> {
  const startedAt = (await readRun(dataDir))?.startedAt ?? new Date().toISOString();
  await writeJson(join(dataDir, 'run.json'), { pid: process.pid, ...(url && { url }), startedAt });
}

/** Whether some live process holds the data folder now. */
export async function isHeld(dataDir: string): Promise<boolean> {
  return check(dataDir, { lockfilePath: lockPath(dataDir), stale: STALE_MS }).catch(() => false);
}

const STALE_MS = 10_000;
const lockPath = (dataDir: string) => join(dataDir, 'run.lock');

/**
 * Takes the data folder for this process; answers the release. The lock is refreshed each second. When the noted
 * holder is dead (kill -9), two seconds without a refresh are enough to take it over.
 */
export async function holdDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const holder = await readRun(dataDir);
  const alive = holder !== undefined && holder.pid !== process.pid && (await isOurs(holder.pid, 'node'));
  const options = { lockfilePath: lockPath(dataDir), update: 1000, onCompromised: () => undefined };
  const release = await lock(dataDir, {
    ...options,
    stale: alive ? STALE_MS : 2000,
    retries: { retries: alive ? 1 : 6, factor: 1, minTimeout: 500 },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    throw new StackError(refusal(dataDir, holder));
  });
  await rm(join(dataDir, 'run.json'), { force: true });
  await writeRun(dataDir);
  return async () => {
    await rm(join(dataDir, 'run.json'), { force: true });
    await release().catch(() => undefined);
  };
}

function refusal(dataDir: string, holder: Run | undefined): string {
  const who = holder ? `（进程 ${holder.pid}${holder.url ? `，地址 ${holder.url}` : '，正在启动'}）` : '';
  return `已有一个巡程在使用数据目录 ${dataDir}${who}。请先停止它，或用 XUNCHENG_DATA 另指定一个数据目录。`;
}
