import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';

const secretsSchema = z.object({ postgresPassword: z.string().min(1) });
export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of a data folder, made on its first use and kept in secrets.json (mode 0600). */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const known = await readJson(path, secretsSchema);
  if (known) return known;
  const made: Secrets = { postgresPassword: randomBytes(24).toString('base64url') };
  await writeJson(path, made);
  return made;
}
