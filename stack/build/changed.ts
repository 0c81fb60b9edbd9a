import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** When a file was changed last, in milliseconds; undefined when it is not there. */
export async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

/** When a file, or the newest in a folder, was changed last; 0 when it is not there. */
export async function newestUnder(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true }).catch(() => []);
  const changes = await Promise.all([path, ...names.map((name) => join(path, name))].map(changedAt));
  return Math.max(...changes.map((change) => change ?? 0));
}
