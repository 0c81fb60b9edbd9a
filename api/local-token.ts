import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the token of this machine's own commands (backfill, rehearse) is kept. */
export function localTokenFile(dataDir: string): string {
  return join(dataDir, 'local-token');
}

/** The token of this data folder, made at the first start; only its owner may read the file. */
export async function ensureLocalToken(dataDir: string): Promise<string> {
  const file = localTokenFile(dataDir);
  await mkdir(dataDir, { recursive: true });
  const token = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return token;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await chmod(file, 0o600);
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length >= 32) return kept;
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return token;
}
