import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The text of a key file（0600）, made on its first use and whole from the first moment it is there. */
export async function keptKey(file: string, make: () => string | Promise<string>): Promise<string> {
  const kept = await ifThere(file);
  if (kept !== undefined) return kept;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  // Two processes at once may both find it missing: the first one's stays, or what it locked is never opened.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}

/** The text of a file; undefined when there is none. */
export function ifThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
