import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accounts } from '../schema/accounts.ts';
import { keyIdOf } from '../seal/text.ts';

/** Keys that the names of accounts are under: there were accounts from the first start on, and few of them. */
export async function keyIdsOfAccounts(db: Db): Promise<string[]> {
  const stored = sql<string>`${accounts.name}::text`;
  const { rows } = await db.execute<{ name: string }>(sql`select distinct ${stored} as name from ${accounts}`);
  return [...new Set(rows.flatMap(({ name }) => keyIdOf(name) ?? []))].sort();
}
