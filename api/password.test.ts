import { scryptSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLocalToken, localTokenFile } from './local-token.ts';
import { hashPassword, isOutdated, randomPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are known again by their hash alone', async () => {
    const password = randomPassword();
    const stored = await hashPassword(password);
    expect(stored).not.toContain(password);
    expect(await verifyPassword(password, stored)).toBe(true);
    expect(await verifyPassword(`${password}x`, stored)).toBe(false);
    expect(await hashPassword(password)).not.toBe(stored);
  });

  it('are kept as argon2id, their parameters with them', async () => {
    const stored = await hashPassword('口令');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isOutdated(stored)).toBe(false);
    expect(isOutdated(stored.replace('m=19456', 'm=4096'))).toBe(true);
  });

  it('are still known by the hash an earlier release kept', async () => {
    const salt = Buffer.from('0123456789abcdef');
    const key = scryptSync('旧口令', salt, 32, { N: 16_384, r: 8, p: 1 });
    const stored = ['scrypt', 16_384, 8, 1, salt.toString('base64'), key.toString('base64')].join('$');
    expect(await verifyPassword('旧口令', stored)).toBe(true);
    expect(await verifyPassword('新口令', stored)).toBe(false);
    expect(await verifyPassword('', 'scrypt$16384$8$1$$')).toBe(false);
    expect(isOutdated(stored)).toBe(true);
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
