import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { STANDINGS, type Standing, targetStanding as t } from '../schema/target-standing.ts';
import { contains } from './contains.ts';
import type { Page, Paging } from './paging.ts';

export type TargetRow = typeof t.$inferSelect;

export interface TargetFilter {
  standing?: Standing | undefined;
  kind?: string | undefined;
  retired?: boolean | undefined;
  /** Part of the name or code. */
  text?: string | undefined;
}

/** The object library by code, each organization with its standing. */
export async function listTargets(
  db: Db,
  { filter = {}, limit, offset }: { filter?: TargetFilter } & Paging,
): Promise<Page<TargetRow>> {
  const { standing, kind, retired, text } = filter;
  const where = and(
    standing && eq(t.standing, standing),
    kind === undefined ? undefined : eq(t.kind, kind),
    retired === undefined ? undefined : eq(t.retired, retired),
    text === undefined ? undefined : contains([t.name, t.code], text),
  );
  const items = await db.select().from(t).where(where).orderBy(asc(t.code)).limit(limit).offset(offset);
  const [all] = await db.select({ n: count() }).from(t).where(where);
  return { items, total: all?.n ?? 0 };
}

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
