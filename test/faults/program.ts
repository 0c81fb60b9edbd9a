import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** As systemd waits before it starts a unit again. */
const PAUSE_MS = 500;

/** A process of the product that is started again whenever it ends, as systemd or a container would. */
export interface Program {
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** What to run; what it prints is appended to `log`. */
export interface ProgramOptions {
  command: string;
  args: string[];
  env?: Record<string, string>;
  log: string;
}

/** Keeps a script of the repository running. */
export function keepScript(script: string, env: Record<string, string>, log: string): Program {
  return keepRunning({ command: 'node', args: ['--import', 'tsx', script], env, log });
}

/** Keeps any program running. */
export function keepRunning({ command, args, env = {}, log }: ProgramOptions): Program {
  const output = openSync(log, 'a');
  let child: ChildProcess | undefined;
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      child = spawn(command, args, {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', output, output],
      });
      await once(child, 'exit');
      if (!stopped) await sleep(PAUSE_MS);
    }
  })();
  return {
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      stopped = true;
      child?.kill('SIGTERM');
      await running;
    },
  };
}
