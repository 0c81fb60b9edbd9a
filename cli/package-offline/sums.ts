import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesBelow } from './gather.ts';

/** What `sha256sum -c` reads, in the folder whose files it lists. */
export const SUMS = 'SHA256SUMS';

/** Writes the sum of every file of a folder into it; answers how many there are. */
export async function writeSums(folder: string): Promise<number> {
  const files = (await filesBelow(folder)).filter((path) => path !== SUMS);
  const lines: string[] = [];
  for (const path of files) lines.push(`${await sha256OfFile(join(folder, path))}  ./${path}\n`);
  await writeFile(join(folder, SUMS), lines.join(''));
  return files.length;
}

/** sha256 of a file's bytes, hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
