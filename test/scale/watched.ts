import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Client } from '../../db/client.ts';

/** A statement as it went to the database. */
export interface Sent {
  query: string;
  params: unknown[];
}

/** A client that keeps what is asked through it. */
export interface Watched extends Client {
  pool: pg.Pool;
  /** What was asked since the last time. */
  taken(): Sent[];
}

export function watched(url: string): Watched {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  let sent: Sent[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void sent.push({ query, params }) };
  return {
    pool,
    db: drizzle(pool, { logger }),
    dedicated: () => new pg.Client({ connectionString: url }),
    close: () => pool.end(),
    taken() {
      const all = sent;
      sent = [];
      return all;
    },
  };
}
