import { DBOS } from '@dbos-inc/dbos-sdk';
import { PostgresDataSource } from '@dbos-inc/postgres-datasource';

export const DBOS_NAME = 'DBOS Transact';

/** As many connections as our writer has activities at once. */
const CONNECTIONS = 20;

/** Where DBOS writes its rows, in the same transaction as what it remembers of the step. */
export function sourceOf(databaseUrl: string): PostgresDataSource {
  const { hostname: host, port, pathname, username, password } = new URL(databaseUrl);
  return new PostgresDataSource('ledger', {
    ...{ host, port: Number(port), database: pathname.slice(1), username, password: decodeURIComponent(password) },
    ...{ max: CONNECTIONS, onnotice: () => {} },
  });
}

/** Starts DBOS on the database once everything is registered; it takes up what an earlier process left. */
export async function launch(databaseUrl: string): Promise<void> {
  DBOS.setConfig({
    ...{ name: 'bench', systemDatabaseUrl: databaseUrl, systemDatabasePoolSize: CONNECTIONS },
    ...{ logLevel: 'error', runAdminServer: false, applicationVersion: 'bench' },
  });
  await DBOS.launch();
}
