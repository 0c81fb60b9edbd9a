import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLocalToken, localTokenFile } from './local-token.ts';
import { hashPassword, randomPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are known again by their hash alone', async () => {
    const password = randomPassword();
    const stored = await hashPassword(password);
    expect(stored).not.toContain(password);
    expect(await verifyPassword(password, stored)).toBe(true);
    expect(await verifyPassword(`${password}x`, stored)).toBe(false);
    expect(await hashPassword(password)).not.toBe(stored);
  });

  it('never match what is no hash', async () => {
    for (const stored of ['', 'plain', 'argon2$1$2$3$4$5']) expect(await verifyPassword('', stored)).toBe(false);
  });
});

describe('the local token', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-token-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it('is made once, kept, and readable by its owner alone', async () => {
    const token = await ensureLocalToken(join(dataDir, 'new'));
    const file = localTokenFile(join(dataDir, 'new'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await ensureLocalToken(join(dataDir, 'new'))).toBe(token);
    expect((await readFile(file, 'utf8')).trim()).toBe(token);
  });

  it('is made again where the file was emptied', async () => {
    await writeFile(localTokenFile(dataDir), '');
    const token = await ensureLocalToken(dataDir);
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(await ensureLocalToken(dataDir)).toBe(token);
  });
});
