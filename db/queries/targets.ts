import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { STANDINGS, type Standing, targetStanding as t } from '../schema/target-standing.ts';
import { targets } from '../schema/targets.ts';

export type TargetRow = typeof t.$inferSelect;

/** Every part given must hold. */
export interface TargetFilter {
  standing?: Standing | undefined;
  kind?: string | undefined;
  retired?: boolean | undefined;
}

/** What the object library is searched and ordered by; without `standings` the last two are not told. */
export type TargetHead = Pick<TargetRow, 'code' | 'name' | 'kind' | 'villages' | 'lastEntry'> & {
  inspected: number | null;
};

/**
 * The first `most` of the object library by code. Only where `standings`, or one standing, are asked for are the
 * inspections read: all there ever were of every one of these organizations.
 */
export function targetHeads(
  db: Db,
  { filter = {}, standings = false, most }: { filter?: TargetFilter; standings?: boolean; most: number },
): Promise<TargetHead[]> {
  const { standing, kind, retired } = filter;
  const table = standings || standing !== undefined ? t : targets;
  const where = and(
    standing && eq(t.standing, standing),
    kind === undefined ? undefined : eq(table.kind, kind),
    retired === undefined ? undefined : eq(table.retired, retired),
  );
  const { code, name, villages } = table;
  const own = { code, name, kind: table.kind, villages };
  const last = standings ? { lastEntry: t.lastEntry, inspected: t.inspected } : NOT_TOLD;
  return db
    .select({ ...own, ...last })
    .from(table)
    .where(where)
    .orderBy(asc(code))
    .limit(most);
}

const NOT_TOLD = { lastEntry: sql<null>`null`, inspected: sql<null>`null` };

/** Those of these organizations that the object library has, by code. */
export function targetsByCodes(db: Db, codes: string[]): Promise<TargetRow[]> {
  return db.select().from(t).where(inArray(t.code, codes)).orderBy(asc(t.code));
}

/** The organizations no group was ever stationed at, but for those merged or dissolved. */
export function targetsNever(db: Db): Promise<TargetRow[]> {
  return db
    .select()
    .from(t)
    .where(and(eq(t.standing, 'never'), eq(t.retired, false)))
    .orderBy(asc(t.code));
}

/** How many organizations have each standing. */
export async function countStandings(db: Db): Promise<Record<Standing, number>> {
  const rows = await db.select({ standing: t.standing, n: count() }).from(t).groupBy(t.standing);
  const found = new Map(rows.map((row) => [row.standing, row.n]));
  return Object.fromEntries(STANDINGS.map((one) => [one, found.get(one) ?? 0])) as Record<Standing, number>;
}
