import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { commands } from '../schema/commands.ts';

export type CommandRow = typeof commands.$inferSelect;

/** The accepted command of this id; undefined when the ledger knows none. */
export async function commandById(db: Db, id: string): Promise<CommandRow | undefined> {
  const [row] = await db.select().from(commands).where(eq(commands.id, id));
  return row;
}

/** Those of these ids that the ledger knows. */
export function commandsByIds(db: Db, ids: string[]): Promise<CommandRow[]> {
  return db.select().from(commands).where(inArray(commands.id, ids));
}
