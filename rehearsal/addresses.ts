import { join } from 'node:path';
import { z } from 'zod';
import { roleUrl } from '../db/app-role.ts';
import { readJson } from '../stack/files.ts';
import { planFrom } from '../stack/plan.ts';
import { databaseUrl, PRODUCT_DATABASE, PRODUCT_ROLE } from '../stack/postgres/databases.ts';
import { loadSecrets } from '../stack/secrets.ts';

/** Where the running product of a data folder keeps its ledger and finds its engine. */
export interface Addresses {
  DATABASE_URL: string;
  TEMPORAL_ADDRESS: string;
}

const portsSchema = z.object({ postgres: z.number(), temporal: z.number() }).partial();

/** What the environment names, else the embedded services of the folder, with the role that can only append. */
export async function addressesOf(dataDir: string, env: NodeJS.ProcessEnv): Promise<Addresses> {
  const plan = planFrom(env);
  const ports = (await readJson(join(dataDir, 'ports.json'), portsSchema)) ?? {};
  const { postgresPassword, appPassword } = await loadSecrets(dataDir);
  const owner = databaseUrl(ports.postgres ?? 0, postgresPassword, PRODUCT_DATABASE);
  return {
    DATABASE_URL: plan.databaseUrl ?? roleUrl(owner, { name: PRODUCT_ROLE, password: appPassword }),
    TEMPORAL_ADDRESS: plan.temporalAddress ?? `127.0.0.1:${ports.temporal ?? 0}`,
  };
}
