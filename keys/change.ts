import { lock } from 'proper-lockfile';
import { KeySettingError } from './key-error.ts';
import { ensureKeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import { type KeySet, newKey, type StoredKey } from './key-set.ts';
import { KEYS_VARIABLE } from './key-text.ts';
import type { KeySetting } from './setting.ts';

/** After this no process seals with the key that was active before, however slow it is. */
const SETTLED_MS = 60_000;

/** Makes a new key and has everything from now on kept under it; running processes take it up within a second. */
export function rotateKeys(setting: KeySetting, now = new Date()): Promise<{ before: string; made: StoredKey }> {
  return changed(setting, (known) => {
    const made = newKey(1 + Math.max(...known.keys.map(numberOf)), now);
    return { next: { active: made.id, keys: [...known.keys, made] }, told: { before: known.active, made } };
  });
}

/** Takes a key out for good. Refused: the active one, one that was active until just now, and one that is not there. */
export function removeKey(setting: KeySetting, id: string, now = new Date()): Promise<StoredKey> {
  return changed(setting, ({ active, keys }) => {
    const removed = keys.find((key) => key.id === id);
    if (!removed) throw new KeySettingError(`没有密钥 ${id}：现有 ${keys.map((key) => key.id).join('、')}`);
    if (id === active) throw new KeySettingError(`${id} 正在使用，不能删除：先轮换（rotate）`);
    const { madeAt } = keys.find((key) => key.id === active) ?? { madeAt: null };
    if (madeAt !== null && now.getTime() - Date.parse(madeAt) < SETTLED_MS) {
      throw new KeySettingError('刚刚轮换过，别的进程可能还在用旧的密钥：请过一分钟再删除');
    }
    return { next: { active, keys: keys.filter((key) => key !== removed) }, told: removed };
  });
}

/** Puts back the keys of another key file, as from a backup; answers those that were not here. The active one stays. */
export function importKeys(setting: KeySetting, from: string): Promise<StoredKey[]> {
  return changed(setting, ({ active, keys }) => {
    const there = new Map(keys.map((key) => [key.id, key]));
    const added = readKeyFile(from).keys.filter((key) => {
      const own = there.get(key.id);
      if (own && Buffer.compare(own.key, key.key) !== 0) {
        throw new KeySettingError(`两个文件里的 ${key.id} 不是同一把密钥，没有改动`);
      }
      return !own;
    });
    return { next: { active, keys: [...added, ...keys] }, told: added };
  });
}

async function changed<T>(setting: KeySetting, change: (known: KeySet) => { next: KeySet; told: T }): Promise<T> {
  if (!('file' in setting)) {
    throw new KeySettingError(
      `密钥写在环境变量 ${KEYS_VARIABLE} 里，这里改不了：新的一把（openssl rand -base64 32）写在最前面，旧的留在后面，再重新启动`,
    );
  }
  const { file } = setting;
  ensureKeyFile(file);
  // Two rotations at once would each forget the other's key, and somebody may have used it by then.
  const release = await lock(file, { retries: { retries: 10, minTimeout: 100, maxTimeout: 500 } });
  try {
    const { next, told } = change(readKeyFile(file));
    writeKeyFile(file, next);
    return told;
  } finally {
    await release();
  }
}

function numberOf({ id }: StoredKey): number {
  return Number(/^k(\d+)/.exec(id)?.[1] ?? 0);
}
