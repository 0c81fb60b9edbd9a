import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConcurrently, type FlowController, KillOnSignal, Logger, LogOutput, RestartProcess } from 'concurrently';
import { SETTINGS_FOLLOW } from '../config/told.ts';

/** One of the product's own processes, started again whenever it fails. */
export interface Child {
  stop(): Promise<void>;
}

/** How to run a script of the product. */
export interface ChildOptions {
  title: string;
  /** A script at the root of the checkout, without its ending. */
  script: string;
  /** Where it is built ready to load; undefined where it is not. */
  built: string | undefined;
  /** What it begins with: enough to load its code. */
  env: NodeJS.ProcessEnv;
  /** The rest, told once engine and database run, and again to each that replaces it. */
  settings: Promise<NodeJS.ProcessEnv>;
  log: (line: string) => void;
  /** Where its own output goes. */
  output: NodeJS.WriteStream;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESTART_DELAY_MS = 1000;
const STOP_MS = 20_000;

/** Runs a script, as built or else with tsx, in a process group of its own (Ctrl-C is ours to pass on) and restarts it when it fails. */
export function runChild({ title, script, built, env, settings, log, output }: ChildOptions): Child {
  // Signals arrive here when we say so, not when the terminal does.
  const signals = new EventEmitter();
  const logger = new Logger({ raw: true });
  let stopping = false;
  const reportExit: FlowController = {
    handle(commands) {
      for (const { close } of commands) {
        close.subscribe(({ exitCode }) => {
          if (!stopping) log(`${title}：意外退出（${exitCode}），将重新启动。`);
        });
      }
      return { commands };
    },
  };
  const { commands, result } = createConcurrently(
    [{ command: script, name: title, env: { ...env, [SETTINGS_FOLLOW]: '1' }, ipc: 3 }],
    {
      cwd: ROOT,
      raw: true,
      logger,
      outputStream: output,
      controllers: [
        new LogOutput({ logger }),
        reportExit,
        new KillOnSignal({ process: signals as NodeJS.Process, abortController: new AbortController() }),
        new RestartProcess({ logger, delay: RESTART_DELAY_MS, tries: -1 }),
      ],
      // A raw child would inherit our standard output, which may be a command's data.
      spawn: (_, options) => {
        const child = spawn(process.execPath, commandOf(script, built), {
          ...options,
          stdio: ['ignore', output, 'inherit', 'ipc'],
          detached: true,
        });
        void settings.then((told) => child.connected && child.send(told, () => undefined));
        return child;
      },
      kill: (pid, signal) => process.kill(pid, signal as NodeJS.Signals),
    },
  );
  const [command] = commands;
  return {
    async stop() {
      stopping = true;
      signals.emit('SIGINT', 'SIGINT');
      const timer = setTimeout(() => command?.kill('SIGKILL'), STOP_MS);
      await result.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

function commandOf(script: string, built: string | undefined): string[] {
  if (built === undefined) return ['--import', 'tsx', 'stack/child.ts', `${script}.ts`];
  return [join(built, 'stack/child.js'), join(built, `${script}.js`)];
}
