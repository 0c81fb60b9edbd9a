import { and, asc, count, desc, eq, getTableColumns, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { type Verdict, verdictOf } from '../../procedure/verdict.ts';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { type Count, countUpTo } from './capped-count.ts';
import { type DeadlineFilter, deadlineWhere } from './deadline-filter.ts';
import { type DeadlineSort, dayOf, OF_ONE_DAY } from './deadline-search.ts';
import { LIGHTS, type Light, type LightView, lightOf } from './light.ts';
import type { Page, Paging } from './paging.ts';

export type DeadlineRow = typeof deadlines.$inferSelect & { light: Light; verdict: Verdict; lateDays: number };

interface Listed extends Paging {
  filter?: DeadlineFilter;
  sort?: DeadlineSort | undefined;
  view: LightView;
  /** Counts no further than so many; all unless given. */
  mostCounted?: number | undefined;
}

/** Deadlines in the order asked, by due date unless told; those without the day last. */
export async function listDeadlines(
  db: Db,
  { filter = {}, sort, view, limit, offset, mostCounted }: Listed,
): Promise<Page<DeadlineRow> & Count> {
  const where = deadlineWhere(filter, view);
  const { column, back } = dayOf(sort);
  const dated = and(where, isNotNull(column));
  const all = { view, where: dated, order: [back ? desc(column) : asc(column)] };
  const rows = await pageOf(db, { ...all, limit, offset });
  // Apart from the others, an index gives either way round what has the day.
  if (rows.length < limit) {
    const before = rows.length > 0 ? 0 : Math.max(0, offset - (offset > 0 ? await db.$count(deadlines, dated) : 0));
    const rest = { view, where: and(where, isNull(column)), order: [], limit: limit - rows.length, offset: before };
    rows.push(...(await pageOf(db, rest)));
  }
  const counted = await (mostCounted === undefined
    ? db.$count(deadlines, where).then((total) => ({ total }))
    : countUpTo(db, { from: deadlines, where, along: deadlines.due }, mostCounted));
  return { items: rows.map((row) => ({ ...row, ...verdictOf(row, view.today) })), ...counted };
}

interface PageAsked extends Paging {
  view: LightView;
  where: SQL | undefined;
  order: SQL[];
}

function pageOf(db: Db, { view, where, order, limit, offset }: PageAsked) {
  return db
    .select({ ...getTableColumns(deadlines), light: lightOf(view) })
    .from(deadlines)
    .where(where)
    .orderBy(...order, ...OF_ONE_DAY)
    .limit(limit)
    .offset(offset);
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
