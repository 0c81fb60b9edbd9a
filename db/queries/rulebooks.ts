import { asc, desc, eq, exists, getTableColumns } from 'drizzle-orm';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { rulebooks } from '../schema/rulebooks.ts';

/** Makes a resolved rulebook the newest of its id; the same content is kept once. */
export async function saveRulebook(db: Db, book: Rulebook, publishedAt: string): Promise<void> {
  const { hash, id, title } = book;
  await db
    .insert(rulebooks)
    .values({ hash, id, title, publishedAt, body: book })
    .onConflictDoUpdate({ target: rulebooks.hash, set: { publishedAt } });
}

export async function rulebookByHash(db: Db, hash: string): Promise<Rulebook | undefined> {
  const [row] = await db.select({ body: rulebooks.body }).from(rulebooks).where(eq(rulebooks.hash, hash));
  return row?.body;
}

/** The last published version of a rulebook. */
export async function newestRulebook(db: Db, id: string): Promise<Rulebook | undefined> {
  const [row] = await db
    .select({ body: rulebooks.body })
    .from(rulebooks)
    .where(eq(rulebooks.id, id))
    .orderBy(desc(rulebooks.publishedAt), desc(rulebooks.hash))
    .limit(1);
  return row?.body;
}

/** Every published version, without its text. */
export function listRulebooks(db: Db) {
  const { body: _, ...columns } = getTableColumns(rulebooks);
  return db.select(columns).from(rulebooks).orderBy(asc(rulebooks.id), desc(rulebooks.publishedAt));
}

/** Versions that some deadline was computed by. */
export async function rulebooksInUse(db: Db): Promise<string[]> {
  const used = db.select().from(deadlines).where(eq(deadlines.rulebookHash, rulebooks.hash));
  const rows = await db.select({ hash: rulebooks.hash }).from(rulebooks).where(exists(used));
  return rows.map((row) => row.hash);
}
