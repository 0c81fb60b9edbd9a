import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCode } from './code.ts';

let folder: string;
let dist: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-code-'));
  dist = join(folder, 'dist');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ensure = () => ensureCode(() => {}, dist);
const builtAt = async () => (await stat(join(dist, 'server.js'))).mtimeMs;
const madeOf = () => join(dist, 'made-of.json');

describe('the code of API and worker, ready to load', () => {
  it('is built once', async () => {
    expect(await ensure()).toBe(dist);
    const first = await builtAt();
    expect(await ensure()).toBe(dist);
    expect(await builtAt()).toBe(first);
    expect((await stat(join(dist, 'worker.js'))).size).toBeGreaterThan(10_000);
  });

  it('is built again once a source is newer', async () => {
    const first = await builtAt();
    await utimes(madeOf(), 0, 0);
    await ensure();
    expect(await builtAt()).toBeGreaterThan(first);
  });

  it('is built again in a checkout that was moved: its own address is in it', async () => {
    const first = await builtAt();
    const { inputs } = JSON.parse(await readFile(madeOf(), 'utf8'));
    await writeFile(madeOf(), JSON.stringify({ root: '/elsewhere/', inputs }));
    await ensure();
    expect(await builtAt()).toBeGreaterThan(first);
  });

  it('is not there where nothing can be built', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await ensureCode(() => {}, join(folder, 'file', 'dist'))).toBeUndefined();
  });
});
