import { readFile } from 'node:fs/promises';

const KB = 1024;

export interface Memory {
  /** Resident now, and at its highest since the process began; bytes. */
  resident: number;
  highest: number;
}

/** Of a live process; Linux only. */
export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * KB;
  return { resident: bytes('VmRSS'), highest: bytes('VmHWM') };
}
