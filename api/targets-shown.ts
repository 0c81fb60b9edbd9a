import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { peopleByCodes } from '../db/queries/people.ts';
import { leadersOf } from '../db/queries/services.ts';
import { inspectionsOfTarget } from '../db/queries/target-inspections.ts';
import { type TargetHead, type TargetRow, targetHeads, targetsByCodes } from '../db/queries/targets.ts';
import type { Standing } from '../db/schema/target-standing.ts';
import { type Listing, listedOfOpened, MOST_OPENED } from './listed.ts';
import { notFound } from './problem.ts';
import type { TargetQuery, targetHistorySchema, targetSchema } from './schemas/targets.ts';

const TITLES: Record<Standing, string> = { never: '未巡', current: '在巡', done: '已巡' };

/** An organization with its standing in words. */
export function targetShown(row: TargetRow): z.infer<typeof targetSchema> {
  return { ...row, standingTitle: TITLES[row.standing] };
}

type Sort = 'code' | 'name' | 'kind' | 'villages' | 'lastEntry' | 'inspected';

const listing: Listing<TargetHead, Sort> = {
  words: ({ code, name }) => [code, name],
  by: {
    code: ({ code }) => code,
    name: ({ name }) => name,
    kind: ({ kind }) => kind,
    villages: ({ villages }) => villages,
    lastEntry: ({ lastEntry }) => lastEntry,
    inspected: ({ inspected }) => inspected,
  },
  id: ({ code }) => code,
};
/** What only the inspections tell. */
const OF_STANDING = /^-?(lastEntry|inspected)$/;

/** One page of the object library, by code unless asked otherwise. */
export async function targetsShown(db: Db, query: TargetQuery) {
  const { standing, kind, retired, sort } = query;
  const asked = { filter: { standing, kind, retired }, standings: OF_STANDING.test(sort) };
  const heads = await targetHeads(db, { ...asked, most: MOST_OPENED + 1 });
  const { items, ...counted } = listedOfOpened(heads, query, listing);
  const codes = items.map(({ code }) => code);
  const rows = new Map((await targetsByCodes(db, codes)).map((row) => [row.code, row]));
  const found = codes.flatMap((code) => rows.get(code) ?? []);
  return { ...counted, items: found.map(targetShown) };
}

/** One organization with every inspection of it. */
export async function targetHistory(db: Db, code: string): Promise<z.infer<typeof targetHistorySchema>> {
  const [target] = await targetsByCodes(db, [code]);
  if (!target) throw notFound('code', `对象库没有“${code}”`);
  const [inspections, leaders] = await Promise.all([inspectionsOfTarget(db, code), leadersOf(db, code)]);
  const names = await peopleByCodes(
    db,
    leaders.map(({ person }) => person),
  );
  const shown = inspections.map(({ code: _, groupNo, orgNo: __, name, ...row }) => {
    const standing = standingOf(row);
    const own = leaders.filter((one) => one.round === row.round && one.inspection === row.ref);
    return {
      ...row,
      title: `第${groupNo}组·${name}`,
      standing,
      standingTitle: TITLES[standing],
      leaders: own.map(({ person }) => ({ person, name: names.get(person)?.name ?? null })),
    };
  });
  return { ...targetShown(target), inspections: shown };
}

function standingOf({ entry, exit }: { entry: string | null; exit: string | null }): Standing {
  if (exit !== null) return 'done';
  return entry === null ? 'never' : 'current';
}
