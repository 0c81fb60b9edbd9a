import postgres from 'postgres';
import { POSTGRES_USER } from './cluster.ts';

/** The product's own database on the embedded PostgreSQL, and the role of its API and worker (db/app-role.ts). */
export const PRODUCT_DATABASE = 'xuncheng';
export const PRODUCT_ROLE = 'xuncheng_app';

/** The owner's connection address on loopback, password included: never print it. */
export function databaseUrl(port: number, password: string, database: string): string {
  return `postgres://${POSTGRES_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Creates the databases that do not exist yet. */
export async function ensureDatabases(port: number, password: string, names: string[]): Promise<void> {
  const sql = postgres(databaseUrl(port, password, 'postgres'), { max: 1, onnotice: () => undefined });
  try {
    const present = await sql<{ datname: string }[]>`select datname from pg_database`;
    for (const name of names) {
      if (!present.some((row) => row.datname === name)) await sql`create database ${sql(name)}`;
    }
  } finally {
    await sql.end();
  }
}
