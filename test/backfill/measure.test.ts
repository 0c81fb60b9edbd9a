import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Figures } from '../../cli/measure/figures.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
let folder: string;

beforeAll(async () => {
  running = await startRunning();
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-measure-'));
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('enters a generated round, counts it, and replays its histories to the ledger’s own entries', async () => {
  const generated = await running.command('generate', '--rulebook', 'lixian-2019', '--small');
  expect(generated.exitCode, generated.stderr).toBe(0);
  const file = join(folder, 'small.yaml');
  await writeFile(file, generated.stdout);
  const { stdout, stderr, exitCode } = await running.command('measure', file, '--json');
  expect(exitCode, stderr).toBe(0);
  const figures: Figures = JSON.parse(stdout);
  expect(figures).toMatchObject({ refused: [], replayErrors: [], differing: [], repeated: 0 });
  expect(figures.recorded).toBe(generated.stdout.match(/^ {2}- \{ (id|name): /gm)?.length);
  expect(figures.workflows.map(({ workflowId }) => workflowId)).toEqual([
    'R2023-01',
    'R2023-01-01-1',
    'R2023-01-02-1',
    'R2023-01-T1',
    'R2023-01-T2',
  ]);
  expect(figures.entries).toBeGreaterThan(figures.facts);
  expect(figures.events).toBeGreaterThan(figures.facts);
  expect(figures.ledgerGrowth).toBeGreaterThan(0);
}, 240_000);
