import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeySettingError, UnknownKeyError } from './key-error.ts';
import { ensureKeyFile, keyFileIn, readKeyFile, writeKeyFile } from './key-file.ts';
import { FRESH_MS } from './key-ring.ts';
import { newKey } from './key-set.ts';
import { openKeys, ring } from './open.ts';

const text = (content: Uint8Array) => Buffer.from(content).toString('utf8');
/** A timer may ring a fraction of a millisecond before its time. */
const LATER_MS = FRESH_MS + 50;
const clear = Buffer.from('甲反映的问题');

describe('a key file', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'xuncheng-keys-'));
    file = keyFileIn(dir);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is made once, for its owner only', () => {
    const sealed = openKeys({ file }).seal(clear);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(text(openKeys({ file }).open(sealed))).toBe('甲反映的问题');
    expect(ring().all.map(({ id }) => id)).toEqual([sealed.keyId]);
    expect(sealed.keyId).toMatch(/^k1-[0-9a-f]{4}$/);
  });

  it('is the same for two processes that start at once', async () => {
    const script = `import { openKeys } from './keys/open.ts';
      while (Date.now() < Number(process.argv[2]));
      console.log(openKeys({ file: process.argv[1] }).activeId);`;
    const at = String(Date.now() + 3000);
    const started = [1, 2, 3].map(() => execa('node', ['--import', 'tsx', '-e', script, file, at]));
    const made = (await Promise.all(started)).map(({ stdout }) => stdout);
    expect(new Set(made)).toEqual(new Set([readKeyFile(file).active]));
  });

  it.each([
    [0o644, '0644'],
    [0o640, '0640'],
    [0o602, '0602'],
  ])('that others can use (%o) is refused', (mode, shown) => {
    ensureKeyFile(file);
    chmodSync(file, mode);
    expect(() => openKeys({ file })).toThrow(`权限是 ${shown}`);
    expect(() => openKeys({ file })).toThrow(`chmod 600 ${file}`);
  });

  it.each([
    ['', '不是完整的 JSON'],
    ['{}', 'format：应为 xuncheng-keys/1'],
    ['{"format":"xuncheng-keys/1","active":"k1","keys":[]}', 'active：不是 keys 里的一把'],
    [
      '{"format":"xuncheng-keys/1","active":"k1","keys":[{"id":"k1","madeAt":null,"key":"YWJj"}]}',
      'keys.0.key：应为 32 字节的密钥',
    ],
  ])('with %j in it is refused, naming the file', (content, said) => {
    ensureKeyFile(file);
    writeFileSync(file, content);
    expect(() => openKeys({ file })).toThrow(KeySettingError);
    expect(() => openKeys({ file })).toThrow(`密钥文件 ${file} 有误`);
    expect(() => openKeys({ file })).toThrow(said);
  });

  it('is taken up when it changes: a new key at once to read, within a second to write; a removed one is forgotten', async () => {
    const keys = openKeys({ file });
    const before = keys.seal(clear);
    const known = readKeyFile(file);
    const next = newKey(2, new Date());
    writeKeyFile(file, { active: next.id, keys: [...known.keys, next] });
    expect(keys.has(next.id)).toBe(true);
    await sleep(LATER_MS);
    expect(keys.seal(clear).keyId).toBe(next.id);
    expect(text(keys.open(before))).toBe('甲反映的问题');
    writeKeyFile(file, { active: next.id, keys: [next] });
    await sleep(LATER_MS);
    expect(() => keys.open(before)).toThrow(UnknownKeyError);
  });

  it('that becomes unusable is told of once, and the keys stay', async () => {
    const told: string[] = [];
    const keys = openKeys({ file }, (message) => told.push(message));
    const sealed = keys.seal(clear);
    const content = readFileSync(file, 'utf8');
    writeFileSync(file, content.slice(0, 20));
    await sleep(LATER_MS);
    expect(text(keys.open(sealed))).toBe('甲反映的问题');
    expect(keys.seal(clear).keyId).toBe(sealed.keyId);
    renameSync(file, `${file}.away`);
    await sleep(LATER_MS);
    expect(text(keys.open(sealed))).toBe('甲反映的问题');
    expect(told).toEqual([expect.stringContaining('不是完整的 JSON'), expect.stringContaining('读不出来（ENOENT）')]);
  });
});
