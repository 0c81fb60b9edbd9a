import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIdOf } from '../../db/checkpoint.ts';

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
  const file = join(dir, 'signing.pem');
  const pem = (await read(file)) ?? (await make(dir, file));
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await writeFile(join(dir, `signing${PUBLIC}`), publicKeyPem, { mode: 0o644 });
  return { privateKey, publicKeyPem, keyId: keyIdOf(publicKey) };
}

/** Every public key in the folder, PEM: the present one, and those of earlier keys that were put beside it. */
export async function publicKeysIn(dataDir: string): Promise<string[]> {
  const dir = keysDir(dataDir);
  const names = await readdir(dir).catch(() => []);
  return Promise.all(names.filter((name) => name.endsWith(PUBLIC)).map((name) => readFile(join(dir, name), 'utf8')));
}

async function make(dir: string, file: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  // Two processes may both find it missing: the first one's stays.
  await link(draft, file).catch(() => undefined);
  await rm(draft);
  return readFile(file, 'utf8');
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
