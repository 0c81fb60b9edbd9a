import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accounts } from '../schema/accounts.ts';
import { sessions } from '../schema/sessions.ts';
import { accountChanged } from './account-changed.ts';
import type { AccountRow } from './accounts.ts';

export type SessionRow = typeof sessions.$inferSelect;

/** As seen now: a session not used after `usedAfter` is over, as is one past its end. */
export interface SessionView {
  now: string;
  usedAfter: string;
}

const live = ({ now, usedAfter }: SessionView) =>
  and(isNull(sessions.endedAt), gt(sessions.expiresAt, now), gt(sessions.lastUsedAt, usedAfter));

export async function insertSession(db: Db, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session);
}

/** The session of a token that is not over, and whose it is; none when its account is disabled. */
export async function sessionByToken(
  db: Db,
  tokenHash: string,
  view: SessionView,
): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
  const [row] = await db
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.account))
    .where(and(eq(sessions.tokenHash, tokenHash), live(view), eq(accounts.disabled, false)));
  return row;
}

export async function touchSession(db: Db, id: string, lastUsedAt: string): Promise<void> {
  await db.update(sessions).set({ lastUsedAt }).where(eq(sessions.id, id));
}

/** An account's sessions that are not over, the last used first. */
export function listSessions(db: Db, account: string, view: SessionView): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.account, account), live(view)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
}

/** Forgets sessions that were over before this instant; the trail still has them. */
export async function forgetSessions(db: Db, before: string): Promise<void> {
  await db.delete(sessions).where(sql`coalesce(${sessions.endedAt}, ${sessions.expiresAt}) < ${before}`);
}

/** Ends a session of this account; undefined when it has none of this id that is not over. */
export async function endSession(
  db: Db,
  account: string,
  id: string,
  view: SessionView,
): Promise<SessionRow | undefined> {
  const [row] = await db
    .update(sessions)
    .set({ endedAt: view.now })
    .where(and(eq(sessions.id, id), eq(sessions.account, account), live(view)))
    .returning();
  if (row) await accountChanged(db, account);
  return row;
}

/** Which of these sessions are not over, and of no disabled account. */
export async function liveSessions(db: Db, ids: readonly string[], view: SessionView): Promise<Set<string>> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.account))
    .where(and(inArray(sessions.id, [...ids]), live(view), eq(accounts.disabled, false)));
  return new Set(rows.map(({ id }) => id));
}

/** Ends the sessions of an account, but for the one it is told to keep; how many. */
export async function endSessions(db: Db, account: string, endedAt: string, keep?: string): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ endedAt })
    .where(
      and(
        eq(sessions.account, account),
        isNull(sessions.endedAt),
        keep === undefined ? undefined : ne(sessions.id, keep),
      ),
    )
    .returning({ id: sessions.id });
  if (ended.length > 0) await accountChanged(db, account);
  return ended.length;
}
