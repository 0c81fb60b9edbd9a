import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { signInAttempts } from '../schema/sign-in-attempts.ts';

/** How many attempts a login has, and how long it waits then. */
export interface WaitRule {
  free: number;
  /** Without an attempt for this long, counting begins again. */
  windowSeconds: number;
  /** After the last free attempt; doubled by each further one. */
  firstWaitSeconds: number;
  longestWaitSeconds: number;
}

/**
 * Counts an attempt before it is judged, so that many at once are no more than one after the other; false when the
 * login waits, and nothing is counted then.
 */
export async function countAttempt(db: Db, loginHash: string, now: string, rule: WaitRule): Promise<boolean> {
  const { failures, lastAt, waitUntil } = signInAttempts;
  const at = sql`${now}::timestamptz`;
  const seconds = (count: number) => sql`make_interval(secs => ${count}::double precision)`;
  const stale = sql`greatest(${lastAt}, ${waitUntil}) < ${at} - ${seconds(rule.windowSeconds)}`;
  const counted = sql`case when ${stale} then 1 else ${failures} + 1 end`;
  const doubled = sql`make_interval(secs => least(${rule.longestWaitSeconds}::double precision,
    ${rule.firstWaitSeconds}::double precision * power(2, least(${counted} - ${rule.free}::int, 20))))`;
  const rows = await db
    .insert(signInAttempts)
    .values({ loginHash, failures: 1, lastAt: now })
    .onConflictDoUpdate({
      target: signInAttempts.loginHash,
      set: {
        failures: counted,
        lastAt: now,
        waitUntil: sql`case when ${counted} >= ${rule.free}::int then ${at} + ${doubled} end`,
      },
      setWhere: sql`(${waitUntil} is null or ${waitUntil} <= ${at})`,
    })
    .returning({ failures });
  return rows.length > 0;
}

/** Until when a login waits; undefined when it does not. */
export async function waitingUntil(db: Db, loginHash: string, now: string): Promise<string | undefined> {
  const [row] = await db
    .select()
    .from(signInAttempts)
    .where(and(eq(signInAttempts.loginHash, loginHash), gt(signInAttempts.waitUntil, now)));
  return row?.waitUntil ?? undefined;
}

/** Somebody signed in: the attempts at this login are forgotten, and those at any login from before `old`. */
export async function forgetAttempts(db: Db, loginHash: string, old: string): Promise<void> {
  await db.delete(signInAttempts).where(or(eq(signInAttempts.loginHash, loginHash), lt(signInAttempts.lastAt, old)));
}
