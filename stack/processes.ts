import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

/** The command line of a live process; undefined when there is none. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ').trim() || undefined;
  }
  const ps = await execa('ps', ['-o', 'command=', '-p', String(pid)], { reject: false });
  return ps.stdout?.trim() || undefined;
}

/**
 * Whether a process of that id is alive and its command line holds the mark. Ids come back, in a container after every
 * restart: a bare id is never enough to signal a process.
 */
export async function isOurs(pid: number, mark: string): Promise<boolean> {
  return (await commandLine(pid))?.includes(mark) ?? false;
}

/** Kills a process that carries the mark and waits until its ports are free; true when there was one. */
export async function killMarked(pid: number, mark: string, timeoutMs = 10_000): Promise<boolean> {
  if (!(await isOurs(pid, mark))) return false;
  process.kill(pid, 'SIGKILL');
  for (const end = Date.now() + timeoutMs; Date.now() < end && (await isLeaving(pid)); ) await sleep(20);
  return true;
}

/** A killed process loses its command line before its ports; they are closed once it is a zombie or gone. */
async function isLeaving(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return (await commandLine(pid)) !== undefined;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return stat !== '' && state !== 'Z' && state !== 'X';
}
