import { and, asc, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { inspections } from '../schema/inspections.ts';
import { rounds } from '../schema/rounds.ts';
import { workflows } from '../schema/workflows.ts';
import { contains } from './contains.ts';
import { isNamed } from './inspections-named.ts';
import type { Page, Paging } from './paging.ts';
import { ofItself, type RoundRow, roundLines } from './rounds.ts';

/** Ways the list of rounds may be ordered; a minus is the other way round. */
export const ROUND_SORTS = ['round', 'started', 'inspections'] as const;
export type RoundSort = (typeof ROUND_SORTS)[number];

export interface RoundFilter {
  closed?: boolean | undefined;
  mode?: RoundRow['mode'] | undefined;
  /** Part of the number. */
  number?: string | undefined;
  /** Part of the name of an organization inspected in it, beside the number. */
  name?: string | undefined;
  /** Only these rounds; absent means all. */
  within?: readonly string[] | undefined;
}

/** One page of rounds with their standing and how many inspections they have. */
export async function pageOfRounds(
  db: Db,
  { filter, sort, limit, offset }: { filter: RoundFilter; sort: RoundSort | `-${RoundSort}` } & Paging,
): Promise<Page<RoundRow>> {
  const where = roundWhere(db, filter);
  const count = db.$count(inspections, eq(inspections.round, rounds.round));
  const by = { round: rounds.round, started: rounds.startedAt, inspections: count }[sort.replace('-', '') as RoundSort];
  const order = sort.startsWith('-') ? desc(by) : asc(by);
  const items = await roundLines(db).where(where).orderBy(order, asc(rounds.round)).limit(limit).offset(offset);
  const standing = db.select({ round: rounds.round }).from(rounds);
  const joined = standing.innerJoin(workflows, ofItself).where(where);
  return { items, total: await db.$count(joined.as('asked')) };
}

function roundWhere(db: Db, { closed, mode, number, name, within }: RoundFilter): SQL | undefined {
  const named =
    name === undefined ? undefined : db.select({ round: inspections.round }).from(inspections).where(isNamed(name));
  return and(
    closed === undefined ? undefined : eq(workflows.closed, closed),
    mode && eq(workflows.mode, mode),
    number === undefined ? undefined : or(contains([rounds.round], number), named && inArray(rounds.round, named)),
    within === undefined ? undefined : inArray(rounds.round, [...within]),
  );
}
