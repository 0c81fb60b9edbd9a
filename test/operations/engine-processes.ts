import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import getPort, { portNumbers } from 'get-port';
import { ensureProgram } from '../../stack/build/install.ts';
import { SERVER, SQL_TOOL } from '../../stack/build/programs.ts';
import { TEMPORAL_SERVICES, type TemporalService } from '../../stack/temporal/config.ts';

const ENGINE = fileURLToPath(new URL('../../deploy/temporal/engine.sh', import.meta.url));

/** Where the engine of a test keeps its things. */
export interface EnginePlace {
  dataDir: string;
  postgresPort: number;
  frontendPort: number;
  passwordFile: string;
  log(name: string): string;
}

/** The engine as deploy/temporal/engine.sh starts it: all services in one process, or each in as many as asked. */
export class EngineProcesses {
  readonly running = new Map<string, ChildProcess>();

  private constructor(
    private readonly env: Record<string, string>,
    private readonly log: (name: string) => string,
  ) {}

  /** Links the programs and sets up the tables; nothing runs yet. */
  static async open({ dataDir, postgresPort, frontendPort, passwordFile, log }: EnginePlace): Promise<EngineProcesses> {
    const bin = join(dataDir, 'bin');
    await mkdir(bin);
    const build = { env: process.env, log: () => {} };
    await symlink(await ensureProgram(SERVER, build), join(bin, 'temporal-server'));
    await symlink(await ensureProgram(SQL_TOOL, build), join(bin, 'temporal-sql-tool'));
    const env: Record<string, string> = {
      PATH: process.env.PATH ?? '',
      TEMPORAL_BIN: bin,
      SQL_PORT: String(postgresPort),
      SQL_USER: 'temporal',
      SQL_PASSWORD_FILE: passwordFile,
      FRONTEND_PORT: String(frontendPort),
    };
    // Twice, as every start of the unit does.
    for (const _ of [1, 2]) await execa(ENGINE, ['schema'], { env, extendEnv: false });
    return new EngineProcesses(env, log);
  }

  /**
   * Starts all services as one process, or one service alone, on ports of its own, and waits until it can be joined.
   * Rejects when it has ended before.
   */
  async start(name: string, service?: TemporalService): Promise<ChildProcess> {
    const ports: Record<string, string> = {};
    for (const one of TEMPORAL_SERVICES.map((each) => each.toUpperCase())) {
      if (one !== 'FRONTEND') ports[`${one}_PORT`] = String(await enginePort());
      ports[`${one}_MEMBERSHIP_PORT`] = String(await enginePort());
    }
    const log = openSync(this.log(name), 'a');
    const args = ['server', ...(service ? [service] : [])];
    const child = spawn(ENGINE, args, { env: { ...ports, ...this.env }, stdio: ['ignore', log, log] });
    this.running.set(name, child);
    const joined = Number(ports[`${(service ?? 'frontend').toUpperCase()}_MEMBERSHIP_PORT`]);
    while (!(await listensOn(joined))) {
      if (hasEnded(child))
        throw new Error(`${name} has ended\n${(await readFile(this.log(name), 'utf8')).slice(-2000)}`);
      await sleep(50);
    }
    return child;
  }

  /** Ends one at once, as a power cut does. */
  async kill(name: string): Promise<void> {
    await end(this.running.get(name), 'SIGKILL');
    this.running.delete(name);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((child) => end(child, 'SIGTERM')));
    this.running.clear();
  }
}

async function end(child: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!child || hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function listensOn(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The engine keeps its members' ports as small integers. */
export function enginePort(): Promise<number> {
  const from = randomInt(10_000, 30_000);
  return getPort({ port: portNumbers(from, from + 500), host: '127.0.0.1' });
}
