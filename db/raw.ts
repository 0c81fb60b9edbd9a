import type { Db } from './client.ts';

interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Runs SQL with `$1` parameters on the pool or in the open transaction that `db` is: for libraries that write their own. */
export async function rawQuery(db: Db, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const { $client } = db as Db & { $client: Queryable };
  return $client.query(text, values);
}
