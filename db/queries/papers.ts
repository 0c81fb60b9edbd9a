import { and, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { papers as p } from '../schema/papers.ts';

export type PaperRow = typeof p.$inferSelect;

export interface PaperFilter {
  kind?: string | undefined;
  year?: number | undefined;
  round?: string | undefined;
}

/** Numbered papers, `most` at the most, the last number of the newest year first. What they say is ciphertext to SQL: who searches or orders them opens them. */
export function papersAsked(
  db: Db,
  { filter: { kind, year, round } = {}, most }: { filter?: PaperFilter; most: number },
): Promise<PaperRow[]> {
  const where = and(
    kind === undefined ? undefined : eq(p.kind, kind),
    year === undefined ? undefined : eq(p.year, year),
    round === undefined ? undefined : eq(p.round, round),
  );
  return db.select().from(p).where(where).orderBy(desc(p.year), p.kind, desc(p.no)).limit(most);
}

/** The papers of these notices, by notice. */
export async function papersOf(db: Db, outboxIds: string[]): Promise<Map<string, PaperRow>> {
  const rows = outboxIds.length === 0 ? [] : await db.select().from(p).where(inArray(p.outboxId, outboxIds));
  return new Map(rows.map((row) => [row.outboxId, row]));
}

/** Gives the paper the next number of its kind and year; a notice that has one keeps it. In a transaction. */
export async function numberPaper(tx: Db, paper: Omit<PaperRow, 'no'>): Promise<PaperRow> {
  // One numbering at a time: no number is skipped or given twice.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '/papers', 0))`);
  const known = (await papersOf(tx, [paper.outboxId])).get(paper.outboxId);
  if (known) return known;
  const [last] = await tx
    .select({ no: max(p.no) })
    .from(p)
    .where(and(eq(p.kind, paper.kind), eq(p.year, paper.year)));
  const row = { ...paper, no: (last?.no ?? 0) + 1 };
  await tx.insert(p).values(row);
  return row;
}
