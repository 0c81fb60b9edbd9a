import { randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type ApiClient, openApi } from '../../cli/api-client.ts';
import type { DeadlineRow } from '../../procedure/deadline-row.ts';
import { startProduct } from '../../stack/product.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Ran {
  stdout: string;
  stderr: string;
  exitCode: number | undefined;
}

export interface Running {
  api: ApiClient;
  /** Runs the command as a user does, on the product that is already running. */
  backfill(...args: string[]): Promise<Ran>;
  /** Another command in the same way, e.g. measure. */
  command(name: string, ...args: string[]): Promise<Ran>;
  stop(): Promise<void>;
}

/** The whole product on an empty data folder of its own. */
export async function startRunning(): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-backfill-'));
  // Two that start at the same moment must not both find the usual ports free.
  await writeFile(join(dataDir, 'ports.json'), JSON.stringify(somePorts('postgres', 'temporal', 'api')));
  const env = { ...process.env, LOG_LEVEL: 'fatal' };
  const log = (line: string) => void (line.includes('意外退出') && process.stderr.write(`${line}\n`));
  const product = await startProduct({ dataDir, env, log, output: process.stderr, withUi: false });
  const command = async (name: string, ...args: string[]): Promise<Ran> => {
    const { stdout, stderr, exitCode } = await execa('node', ['--import', 'tsx', `cli/${name}.ts`, ...args], {
      cwd: ROOT,
      env: { XUNCHENG_DATA: dataDir },
      reject: false,
    });
    return { stdout, stderr, exitCode };
  };
  return {
    api: await openApi(product.url, dataDir),
    backfill: (...args) => command('backfill', ...args),
    command,
    async stop() {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function somePorts(...names: string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, randomInt(20_000, 32_000)]));
}

/** Every row on one line, in an order of its own: rule, subject, due, done, verdict, days late. */
export function linesOf(stdout: string): string[] {
  const rows: DeadlineRow[] = JSON.parse(stdout);
  return rows
    .map(({ rule, subject: { group, org, unit, transfer, period }, due, metOn, verdict, lateDays }) => {
      const about = [group, org, unit, transfer, period].filter((part) => part !== undefined);
      return [rule, about.join('-') || '·', due ?? '·', metOn ?? '·', verdict, lateDays].join(' ');
    })
    .sort();
}

/** What was to be refused and was, with the reason given, by the fact's id; printed with --verbose. */
export function refusedIn(stderr: string): Record<string, string> {
  const lines = [...stderr.matchAll(/应拒已拒 (\S+) [^：]*：(.*)/g)];
  return Object.fromEntries(lines.map(([, id = '', detail = '']) => [id, detail]));
}
