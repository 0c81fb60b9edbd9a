import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keysDir } from '../../audit/seal/keys.ts';

/** The public half of the signing key of a data folder, PEM; undefined before the worker made it. */
export function publicKeyIn(dataDir: string): Promise<string | undefined> {
  return readFile(join(keysDir(dataDir), 'signing.pub.pem'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
