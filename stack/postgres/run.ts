import type { Context } from '../context.ts';
import { portFrom } from '../ports.ts';
import { type Service, service } from '../supervise.ts';
import { TEMPORAL_DATABASES } from '../temporal/schema.ts';
import { databaseUrl, PRODUCT_DATABASE } from './databases.ts';
import { openPostgres } from './embedded.ts';

/** The embedded PostgreSQL while it runs. */
export interface RunningPostgres {
  service: Service;
  port: number;
  password: string;
  /** The address of the product's own database, for its owner. */
  url: string;
}

/** Starts the embedded PostgreSQL with the databases that are ours to keep. */
export async function runPostgres(context: Context): Promise<RunningPostgres> {
  const { dataDir, plan, ports, log } = context;
  const cluster = await openPostgres(dataDir, log);
  const asked = context.asked.postgres ?? portFrom(context.env, 'POSTGRES_PORT');
  const port = await ports.pick('postgres', { title: 'PostgreSQL', asked, usual: 5433 });
  const databases = [
    ...(plan.databaseUrl ? [] : [PRODUCT_DATABASE]),
    ...(plan.embedTemporal ? Object.keys(TEMPORAL_DATABASES) : []),
  ];
  const start = () => cluster.start(port, databases);
  const made = await context.add('PostgreSQL', service(start, cluster.stop, context.ended));
  return {
    service: made,
    port,
    password: cluster.password,
    url: databaseUrl(port, cluster.password, PRODUCT_DATABASE),
  };
}
