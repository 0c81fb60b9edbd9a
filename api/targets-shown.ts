import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { peopleByCodes } from '../db/queries/people.ts';
import { leadersOf } from '../db/queries/services.ts';
import { inspectionsOfTarget } from '../db/queries/target-inspections.ts';
import { listTargets, type TargetRow, targetsByCodes } from '../db/queries/targets.ts';
import type { Standing } from '../db/schema/target-standing.ts';
import { notFound } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { TargetQuery, targetHistorySchema, targetSchema } from './schemas/targets.ts';

const TITLES: Record<Standing, string> = { never: '未巡', current: '在巡', done: '已巡' };

/** An organization with its standing in words. */
export function targetShown(row: TargetRow): z.infer<typeof targetSchema> {
  return { ...row, standingTitle: TITLES[row.standing] };
}

/** One page of the object library. */
export async function targetsShown(db: Db, query: TargetQuery) {
  const { standing, kind, retired, q: text, page, pageSize } = query;
  const { items, total } = await listTargets(db, { filter: { standing, kind, retired, text }, ...paging(query) });
  return { items: items.map(targetShown), total, page, pageSize };
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
