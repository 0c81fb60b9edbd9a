import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIdOf } from '../../db/checkpoint.ts';
import { ifThere, keptKey } from '../key-file.ts';

/** The key checkpoints are signed with. The private half never leaves its file, and is never in the database. */
export interface SigningKey {
  privateKey: KeyObject;
  publicKeyPem: string;
  keyId: string;
}

/** Where the keys of a data folder are. */
export const keysDir = (dataDir: string): string => join(dataDir, 'keys');

const PUBLIC = '.pub.pem';

/** The signing key of a data folder, made on its first use: `keys/signing.pem` (0600) and, for auditors, `keys/signing.pub.pem`. */
export async function loadSigningKey(dataDir: string): Promise<SigningKey> {
  const dir = keysDir(dataDir);
  const pem = await keptKey(join(dir, 'signing.pem'), newKey);
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await writeFile(publicFile(dataDir), publicKeyPem, { mode: 0o644 });
  return { privateKey, publicKeyPem, keyId: keyIdOf(publicKey) };
}

/** The public half of the signing key, PEM; undefined before the worker made it. */
export function publicKeyIn(dataDir: string): Promise<string | undefined> {
  return ifThere(publicFile(dataDir));
}

/** Every public key in the folder, PEM: the present one, and those of earlier keys that were put beside it. */
export async function publicKeysIn(dataDir: string): Promise<string[]> {
  const dir = keysDir(dataDir);
  const names = await readdir(dir).catch(() => []);
  return Promise.all(names.filter((name) => name.endsWith(PUBLIC)).map((name) => readFile(join(dir, name), 'utf8')));
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function publicFile(dataDir: string): string {
  return join(keysDir(dataDir), `signing${PUBLIC}`);
}
