import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../stack/files.ts';
import { planFrom } from '../stack/plan.ts';
import { databaseUrl } from '../stack/postgres/databases.ts';
import { loadSecrets } from '../stack/secrets.ts';

/** Where the running product of a data folder keeps its ledger and finds its engine. */
export interface Addresses {
  DATABASE_URL: string;
  TEMPORAL_ADDRESS: string;
}

const portsSchema = z.object({ postgres: z.number(), temporal: z.number() }).partial();

/** What the environment names, else the embedded services of the folder. */
export async function addressesOf(dataDir: string, env: NodeJS.ProcessEnv): Promise<Addresses> {
  const plan = planFrom(env);
  const ports = (await readJson(join(dataDir, 'ports.json'), portsSchema)) ?? {};
  const { postgresPassword } = await loadSecrets(dataDir);
  return {
    DATABASE_URL: plan.databaseUrl ?? databaseUrl(ports.postgres ?? 0, postgresPassword, 'xuncheng'),
    TEMPORAL_ADDRESS: plan.temporalAddress ?? `127.0.0.1:${ports.temporal ?? 0}`,
  };
}
