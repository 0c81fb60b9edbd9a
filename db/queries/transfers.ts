import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { clues } from '../schema/clues.ts';
import { transfers } from '../schema/transfers.ts';

export interface ClueStanding {
  number: number;
  closedOn: string | null;
}

export type TransferView = Omit<typeof transfers.$inferSelect, 'clues'> & { clues: ClueStanding[] };

/** The clue transfers of a round, all or those to one receiver, with what is closed of them. */
export async function transfersOfRound(db: Db, round: string, receiver?: string): Promise<TransferView[]> {
  const one = receiver === undefined ? undefined : eq(transfers.receiver, receiver);
  const rows = await db
    .select()
    .from(transfers)
    .where(and(eq(transfers.round, round), one))
    .orderBy(asc(transfers.no));
  const { transfer, number, closedOn } = clues;
  const standing = await db
    .select({ transfer, number, closedOn })
    .from(clues)
    .where(eq(clues.round, round))
    .orderBy(asc(transfer), asc(number));
  return rows.map((row) => ({
    ...row,
    clues: standing
      .filter((clue) => clue.transfer === row.no)
      .map((clue) => ({ number: clue.number, closedOn: clue.closedOn })),
  }));
}

/** The batch a workflow follows up. */
export async function transferByWorkflow(db: Db, workflowId: string) {
  const [row] = await db.select().from(transfers).where(eq(transfers.workflowId, workflowId));
  return row;
}
