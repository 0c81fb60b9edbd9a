import { and, count, eq, getTableColumns } from 'drizzle-orm';
import { type Verdict, verdictOf } from '../../procedure/verdict.ts';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { type DeadlineFilter, deadlineWhere } from './deadline-filter.ts';
import { type DeadlineSort, orderOf } from './deadline-search.ts';
import { LIGHTS, type Light, type LightView, lightOf } from './light.ts';
import type { Page, Paging } from './paging.ts';

export type DeadlineRow = typeof deadlines.$inferSelect & { light: Light; verdict: Verdict; lateDays: number };

/** Deadlines in the order asked, by due date unless told; those without the day last. */
export async function listDeadlines(
  db: Db,
  {
    filter = {},
    sort,
    view,
    limit,
    offset,
  }: { filter?: DeadlineFilter; sort?: DeadlineSort; view: LightView } & Paging,
): Promise<Page<DeadlineRow>> {
  const where = deadlineWhere(filter, view);
  const rows = await db
    .select({ ...getTableColumns(deadlines), light: lightOf(view) })
    .from(deadlines)
    .where(where)
    .orderBy(...orderOf(sort))
    .limit(limit)
    .offset(offset);
  const total = await db.$count(deadlines, where);
  return { items: rows.map((row) => ({ ...row, ...verdictOf(row, view.today) })), total };
}

/** How many deadlines show each light. */
export async function countLights(db: Db, filter: DeadlineFilter, view: LightView): Promise<Record<Light, number>> {
  const shown = db
    .select({ light: lightOf(view).as('light') })
    .from(deadlines)
    .where(deadlineWhere(filter, view))
    .as('shown');
  const rows = await db.select({ light: shown.light, n: count() }).from(shown).groupBy(shown.light);
  const found = new Map(rows.map((row) => [row.light, row.n]));
  return Object.fromEntries(LIGHTS.map((light) => [light, found.get(light) ?? 0])) as Record<Light, number>;
}

/** The deadline of a rule that a workflow has once. */
export async function deadlineOfRule(db: Db, workflowId: string, rule: string) {
  const own = and(eq(deadlines.workflowId, workflowId), eq(deadlines.rule, rule));
  const [row] = await db.select().from(deadlines).where(own).limit(1);
  return row;
}

/** One deadline of a workflow. */
export async function deadlineByKey(
  db: Db,
  { workflowId, key, view }: { workflowId: string; key: string; view: LightView },
): Promise<DeadlineRow | undefined> {
  const [row] = await db
    .select({ ...getTableColumns(deadlines), light: lightOf(view) })
    .from(deadlines)
    .where(and(eq(deadlines.workflowId, workflowId), eq(deadlines.key, key)));
  return row && { ...row, ...verdictOf(row, view.today) };
}
