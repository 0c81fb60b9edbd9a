import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** What is notified here is the id of an account whose roles, password or sessions changed. */
export const ACCOUNTS_CHANNEL = 'accounts';

/** Tells every process, once the transaction is through, to look again at what an account may still do. */
export async function accountChanged(db: Db, account: string): Promise<void> {
  await db.execute(sql`select pg_notify(${ACCOUNTS_CHANNEL}, ${account})`);
}
