import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';

// Loose: what a later release keeps there stays.
const secretsSchema = z.looseObject({
  postgresPassword: z.string().min(1),
  appPassword: z.string().min(1).optional(),
});

/** What only this machine knows: the passwords of the databases' owner and of the role API and worker use. */
export interface Secrets {
  postgresPassword: string;
  appPassword: string;
}

/**
 * The secrets of a data folder, made on its first use and kept in secrets.json (mode 0600). What an earlier release did
 * not have is added to what is there.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const { appPassword, ...known } = (await readJson(path, secretsSchema)) ?? { postgresPassword: random() };
  if (appPassword) return { ...known, appPassword };
  const made = { ...known, appPassword: random() };
  await writeJson(path, made);
  return made;
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
