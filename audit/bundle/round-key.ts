import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { keysDir } from '../seal/keys.ts';
import { BundleError } from './bundle-error.ts';

/** The key that opens the bundles of one round, and of no other. */
export interface RoundKey {
  /** `AGE-SECRET-KEY-1…`: never printed unless asked for. */
  identity: string;
  /** `age1…`: what bundles are encrypted to; public. */
  recipient: string;
}

/** Where a round's key is kept. */
export function roundKeyFile(dataDir: string, round: string): string {
  return join(keysDir(dataDir), 'rounds', `${round}.age`);
}

/** The key of a round, made at its first bundle and kept in `keys/rounds/<round>.age` (0600), as `age-keygen` writes it. */
export async function loadRoundKey(dataDir: string, round: string): Promise<RoundKey> {
  const file = roundKeyFile(dataDir, round);
  const text = (await read(file)) ?? (await make(file, round));
  return roundKeyIn(text, file);
}

/** The key in the text of a key file; `name` is what the refusal calls it. */
export async function roundKeyIn(text: string, name: string): Promise<RoundKey> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const [identity, ...more] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (identity !== undefined && more.length === 0) {
    const recipient = await identityToRecipient(identity).catch(() => undefined);
    if (recipient !== undefined) return { identity, recipient };
  }
  throw new BundleError(`${name} 不是轮次的钥匙：应有一行 AGE-SECRET-KEY-1…`);
}

async function make(file: string, round: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const identity = await generateX25519Identity();
  const lines = [`# xuncheng ${round}`, `# public key: ${await identityToRecipient(identity)}`, identity, ''];
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, lines.join('\n'), { mode: 0o600 });
  // Two bundles at once may both find it missing: the first one's stays, or what the other encrypts is never opened.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
