import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KeySettingError } from './key-error.ts';
import { type KeySet, keyFileSchema, keyFileText, newKey } from './key-set.ts';

/** Where the keys of a data folder are unless told. */
export const keyFileIn = (dataDir: string): string => join(dataDir, 'keys', 'ring.json');

/** The keys in a file. Refused, naming it: one that is missing, malformed, or that others on the machine can read. */
export function readKeyFile(file: string): KeySet {
  const { text, mode } = contentOf(file);
  // Windows has no such modes.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, '0');
    throw new KeySettingError(`密钥文件 ${file} 的权限是 ${shown}，别的用户也能读写：请执行 chmod 600 ${file}`);
  }
  const parsed = keyFileSchema.safeParse(jsonIn(text, file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '全文'}：${message}`);
  throw new KeySettingError(`密钥文件 ${file} 有误\n${lines.join('\n')}`);
}

/** Makes the file with one new key（0600）unless it is there: of two processes that start at once, the first one's stays. */
export function ensureKeyFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const first = newKey(1, new Date());
  const draft = drafted(file, { active: first.id, keys: [first] });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** Replaces the file in one step. */
export function writeKeyFile(file: string, keys: KeySet): void {
  renameSync(drafted(file, keys), file);
}

/** Tells one content of the file from the next; undefined when it is not there. */
export function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.ino}:${found.mtimeNs}:${found.size}:${found.mode}`;
}

function drafted(file: string, keys: KeySet): string {
  const draft = `${file}.${process.pid}.${randomBytes(3).toString('hex')}`;
  writeFileSync(draft, keyFileText(keys), { mode: 0o600, flush: true });
  return draft;
}

function contentOf(file: string): { text: string; mode: number } {
  try {
    return { text: readFileSync(file, 'utf8'), mode: statSync(file).mode };
  } catch (error) {
    throw new KeySettingError(`密钥文件 ${file} 读不出来（${(error as NodeJS.ErrnoException).code}）`);
  }
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeySettingError(`密钥文件 ${file} 有误：不是完整的 JSON`);
  }
}
