import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from './secrets.ts';

describe('loadSecrets', () => {
  let dir: string;
  let file: string;
  const kept = async () => JSON.parse(await readFile(file, 'utf8')) as unknown;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'xuncheng-secrets-'));
    file = join(dir, 'secrets.json');
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('makes them once, for its owner only', async () => {
    const made = await loadSecrets(dir);
    expect(await loadSecrets(dir)).toEqual(made);
    expect(await kept()).toEqual(made);
    expect(made.appPassword).not.toBe(made.postgresPassword);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('adds to those of an earlier release and keeps what it does not know', async () => {
    await writeFile(file, JSON.stringify({ postgresPassword: 'old', later: 1 }));
    const { appPassword } = await loadSecrets(dir);
    expect(await kept()).toEqual({ postgresPassword: 'old', later: 1, appPassword });
    expect(await loadSecrets(dir)).toMatchObject({ postgresPassword: 'old', appPassword });
  });
});
