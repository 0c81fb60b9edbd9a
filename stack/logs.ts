import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts the log of the run before aside as `<file>.1`, so that logs never grow beyond two runs. */
export async function freshLog(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await rename(file, `${file}.1`).catch(() => undefined);
}
