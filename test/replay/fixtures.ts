import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import type { Entry } from '../../procedure/entry.ts';
import type { RunHistory } from '../../workflows/replay.ts';

/** One folder per released version: its bundle, and per shape the runs of its workflows with the entries they gave. */
export const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const { History } = proto.temporal.api.history.v1;

/** A recorded shape: every run of every workflow, and what the ledger had when it was recorded. */
export interface Fixture {
  version: string;
  shape: string;
  runs: RunHistory[];
  entries: Record<string, Entry[]>;
}

/** Every fixture there is. */
export async function readFixtures(): Promise<Fixture[]> {
  const shapes = folders(FIXTURES).flatMap((version) =>
    folders(join(FIXTURES, version)).map((shape) => ({ version, shape })),
  );
  return Promise.all(shapes.map(readFixture));
}

async function readFixture({ version, shape }: { version: string; shape: string }): Promise<Fixture> {
  const dir = join(FIXTURES, version, shape);
  const names = readdirSync(dir).filter((name) => name.endsWith('.bin'));
  const runs = await Promise.all(
    names.sort().map(async (name): Promise<RunHistory> => {
      const [workflowId = '', , runId = ''] = name.slice(0, -'.bin'.length).split('@');
      return { workflowId, runId, history: History.decode(await readFile(join(dir, name))) };
    }),
  );
  return { version, shape, runs, entries: JSON.parse(await readFile(join(dir, 'entries.json'), 'utf8')) };
}

/** The workflow bundle a version was released with. */
export async function readBundle(version: string): Promise<{ code: string }> {
  return { code: gunzipSync(await readFile(join(FIXTURES, version, 'bundle.js.gz'))).toString('utf8') };
}

/** Writes a new shape; an existing one is never written again, whatever the tests say of it. */
export async function writeFixture({ version, shape, runs, entries }: Fixture, bundle: string): Promise<void> {
  const dir = join(FIXTURES, version, shape);
  if (existsSync(dir)) throw new Error(`${version}/${shape} 已有，不重录：改动要用 patched()，并为两支各写测试`);
  await mkdir(dir, { recursive: true });
  const stored = join(FIXTURES, version, 'bundle.js.gz');
  if (!existsSync(stored)) await writeFile(stored, gzipSync(bundle, { level: 9 }));
  for (const [index, { workflowId, runId, history }] of runs.entries()) {
    const order = String(index).padStart(2, '0');
    await writeFile(join(dir, `${workflowId}@${order}@${runId}.bin`), History.encode(history).finish());
  }
  await writeFile(join(dir, 'entries.json'), `${JSON.stringify(entries, null, 1)}\n`);
}

function folders(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
