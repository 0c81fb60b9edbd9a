import { count } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { deadlines as d } from '../schema/deadlines.ts';
import { type DeadlineReach, deadlineWhere } from './deadline-filter.ts';
import { type Lights, type LightView, lightOf, noLights } from './light.ts';

/** The lights of each inspection of a round by reference, e.g. 1-2. */
export async function lightsByInspection(
  db: Db,
  round: string,
  view: LightView,
  reached: DeadlineReach = {},
): Promise<Map<string, Lights>> {
  const shown = db
    .select({ group: d.groupNo, org: d.orgNo, light: lightOf(view).as('light') })
    .from(d)
    .where(deadlineWhere({ round, ...reached }, view))
    .as('shown');
  const { group, org, light } = shown;
  const rows = await db.select({ group, org, light, n: count() }).from(shown).groupBy(group, org, light);
  const found = new Map<string, Lights>();
  for (const row of rows) {
    if (row.group === null || row.org === null) continue;
    const ref = `${row.group}-${row.org}`;
    const lights = found.get(ref) ?? noLights();
    lights[row.light] += row.n;
    found.set(ref, lights);
  }
  return found;
}

/** The lights of each of these rounds. */
export async function lightsByRound(
  db: Db,
  rounds: readonly string[],
  view: LightView,
  reached: DeadlineReach = {},
): Promise<Map<string, Lights>> {
  const shown = db
    .select({ round: d.round, light: lightOf(view).as('light') })
    .from(d)
    .where(deadlineWhere({ ...reached, rounds }, view))
    .as('shown');
  const rows = await db
    .select({ round: shown.round, light: shown.light, n: count() })
    .from(shown)
    .groupBy(shown.round, shown.light);
  const found = new Map<string, Lights>();
  for (const { round, light, n } of rows) found.set(round, { ...(found.get(round) ?? noLights()), [light]: n });
  return found;
}
