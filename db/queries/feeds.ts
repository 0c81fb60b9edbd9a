import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { feeds } from '../schema/feeds.ts';

export type FeedRow = typeof feeds.$inferSelect;

/** Undefined when there is one under its id already: its token is not known any more. */
export async function saveFeed(db: Db, feed: typeof feeds.$inferInsert): Promise<FeedRow | undefined> {
  const [row] = await db.insert(feeds).values(feed).onConflictDoNothing({ target: feeds.id }).returning();
  return row;
}

/** The feeds of an account, the last one made first, those revoked included. */
export function listFeeds(db: Db, account: string): Promise<FeedRow[]> {
  return db.select().from(feeds).where(eq(feeds.account, account)).orderBy(desc(feeds.createdAt), desc(feeds.id));
}

/** Revokes a feed of this account; revoking it again leaves the first instant. Undefined when there is none. */
export async function revokeFeed(db: Db, account: string, id: string, at: string): Promise<FeedRow | undefined> {
  const [row] = await db
    .update(feeds)
    .set({ revokedAt: sql`coalesce(${feeds.revokedAt}, ${at})` })
    .where(and(eq(feeds.id, id), eq(feeds.account, account)))
    .returning();
  return row;
}

/** The feed of a token that was not revoked, noting that it was read. */
export async function readFeed(db: Db, tokenHash: string, at: string): Promise<FeedRow | undefined> {
  const [row] = await db
    .update(feeds)
    .set({ lastUsedAt: at, uses: sql`${feeds.uses} + 1` })
    .where(and(eq(feeds.tokenHash, tokenHash), isNull(feeds.revokedAt)))
    .returning();
  return row;
}
