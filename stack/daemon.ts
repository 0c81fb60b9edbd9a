import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { execa } from 'execa';
import { writeWhole } from './files.ts';
import { freshLog } from './logs.ts';
import { killMarked } from './processes.ts';

/** A program of the stack that runs in the background. */
export interface Daemon {
  pid: number | undefined;
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** What to run, under which name its id and its log are kept. */
export interface DaemonOptions {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  pidFile: string;
  logFile: string;
  /** A text of its command line that no other program has: the path of its configuration. */
  mark: string;
}

const STOP_MS = 15_000;

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal does not reach it, writing straight
 * to its log: it survives the death of its parent and is found again through the pid file.
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  await freshLog(options.logFile);
  const log = createWriteStream(options.logFile, { flags: 'a' });
  await once(log, 'open');
  const child = execa(options.command, options.args, {
    ...(options.env && { env: options.env }),
    cwd: '/',
    detached: true,
    cleanup: false,
    buffer: false,
    reject: false,
    forceKillAfterDelay: STOP_MS,
    stdin: 'ignore',
    stdout: log,
    stderr: log,
  });
  log.close();
  await writeWhole(options.pidFile, `${child.pid}\n`);
  const ended = child.then(() => undefined);
  return {
    pid: child.pid,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(options.pidFile, { force: true });
    },
  };
}

/** Kills what a killed parent left running under this pid file; true when there was one. */
export async function killLeftover({ pidFile, mark }: Pick<DaemonOptions, 'pidFile' | 'mark'>): Promise<boolean> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  return pid > 0 && (await killMarked(pid, mark));
}
