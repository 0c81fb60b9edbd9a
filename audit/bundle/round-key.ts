import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { keptKey } from '../key-file.ts';
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
  return roundKeyIn(await keptKey(file, () => newKey(round)), file);
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

async function newKey(round: string): Promise<string> {
  const identity = await generateX25519Identity();
  return [`# xuncheng ${round}`, `# public key: ${await identityToRecipient(identity)}`, identity, ''].join('\n');
}
