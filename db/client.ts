import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** A connection pool or an open transaction; what every query takes. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

export interface Client {
  db: Db;
  /** A connection of its own, not yet open: for LISTEN and other sessions that last. */
  dedicated(): pg.Client;
  close(): Promise<void>;
}

/**
 * A small pool: the ledger's transactions are short, and PostgreSQL is shared with the engine. Its driver is pg:
 * when a connection dies inside a transaction, postgres.js 3.4 ends the process or writes outside the transaction.
 */
export function connect(databaseUrl: string, options: { max?: number } = {}): Client {
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    application_name: 'xuncheng',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 10_000,
  };
  const pool = new pg.Pool({ ...config, max: options.max ?? 10, idleTimeoutMillis: 60_000, maxLifetimeSeconds: 3600 });
  // A lost connection is told by the query it carried; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { db: drizzle(pool), dedicated: () => new pg.Client(config), close: () => pool.end() };
}
