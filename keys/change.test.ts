import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importKeys, removeKey, rotateKeys } from './change.ts';
import { KeySettingError } from './key-error.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { newKey } from './key-set.ts';
import { openKeys } from './open.ts';

let dir: string;
let file: string;
let setting: { file: string };
const later = () => new Date(Date.now() + 61_000);
const ids = () => readKeyFile(file).keys.map(({ id }) => id);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'xuncheng-change-'));
  file = join(dir, 'ring.json');
  setting = { file };
  openKeys(setting);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('changing the keys', () => {
  it('rotates to a key of the next number and keeps those before, even when several are asked for at once', async () => {
    const [first] = ids();
    const made = await Promise.all([1, 2, 3].map(() => rotateKeys(setting)));
    expect(ids()).toHaveLength(4);
    expect(ids()[0]).toBe(first);
    expect(ids().map((id) => id.slice(0, 3))).toEqual(['k1-', 'k2-', 'k3-', 'k4-']);
    expect(made.map((one) => one.made.id).sort()).toEqual(ids().slice(1));
    expect(readKeyFile(file).active).toBe(ids()[3]);
  });

  it('removes a key that is no longer active, not the active one, nor one that was until just now', async () => {
    const [first = ''] = ids();
    await expect(removeKey(setting, first)).rejects.toThrow(`${first} 正在使用，不能删除`);
    const { made } = await rotateKeys(setting);
    await expect(removeKey(setting, first)).rejects.toThrow('请过一分钟再删除');
    await expect(removeKey(setting, 'k9-0000', later())).rejects.toThrow(`没有密钥 k9-0000：现有 ${first}、${made.id}`);
    await removeKey(setting, first, later());
    expect(ids()).toEqual([made.id]);
  });

  it('brings back keys from a backup; another key of the same name is refused, and nothing changed', async () => {
    const backup = join(dir, 'backup.json');
    writeKeyFile(backup, readKeyFile(file));
    const [first = ''] = ids();
    const { made } = await rotateKeys(setting);
    await removeKey(setting, first, later());
    expect((await importKeys(setting, backup)).map(({ id }) => id)).toEqual([first]);
    expect(await importKeys(setting, backup)).toEqual([]);
    expect(readKeyFile(file)).toMatchObject({ active: made.id, keys: [{ id: first }, { id: made.id }] });
    const other = { ...newKey(1, new Date()), id: first };
    writeKeyFile(backup, { active: first, keys: [other] });
    await expect(importKeys(setting, backup)).rejects.toThrow(`两个文件里的 ${first} 不是同一把密钥`);
    expect(ids()).toEqual([first, made.id]);
  });

  it('is told how where they stand in the environment', async () => {
    const given = { text: `k1:${Buffer.alloc(32).toString('base64')}` };
    await expect(rotateKeys(given)).rejects.toThrow(KeySettingError);
    await expect(rotateKeys(given)).rejects.toThrow('openssl rand -base64 32');
  });
});
