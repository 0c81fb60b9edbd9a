import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleWorkflows, prebuildWorkflows } from './workflow-code.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-bundle-'));
  file = join(folder, 'dist/bundle.json');
  await prebuildWorkflows(file);
});
afterAll(() => rm(folder, { recursive: true }));

it('is the same code kept as bundled now, so that a build has one name', async () => {
  const fresh = await bundleWorkflows(join(folder, 'nothing.json'));
  expect((await bundleWorkflows(file)).code === fresh.code).toBe(true);
});

it('is bundled all the same where nothing can be kept', async () => {
  await writeFile(join(folder, 'a-file'), '');
  expect((await bundleWorkflows(join(folder, 'a-file/bundle.json'))).code).toContain('workflow');
});

it('is not taken once a source has changed', async () => {
  const kept = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...kept, code: 'kept' }));
  expect((await bundleWorkflows(file)).code).toBe('kept');
  await writeFile(file, JSON.stringify({ ...kept, sources: 'others', code: 'kept' }));
  expect((await bundleWorkflows(file)).code).toContain('workflow');
  await writeFile(file, '{"sources":');
  expect((await bundleWorkflows(file)).code).toContain('workflow');
  // What was bundled instead is kept for the next start.
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(kept);
});
