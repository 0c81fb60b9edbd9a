import { and, eq, gte, inArray, lte, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { DeadlineStatus } from '../../procedure/heart/state.ts';
import { deadlines as d } from '../schema/deadlines.ts';
import { type DeadlineSearch, searchWhere } from './deadline-search.ts';
import { type Light, type LightView, lightOf } from './light.ts';

/** Every part given must hold. What the rulebook says (owed by, force) comes as rule ids. */
export interface DeadlineFilter {
  round?: string;
  workflowIds?: string[];
  light?: Light;
  status?: DeadlineStatus;
  rules?: string[];
  exceptRules?: string[];
  unit?: string;
  group?: number;
  /** References such as 1-2. */
  inspections?: string[];
  transfer?: number;
  letter?: string;
  dueFrom?: string;
  dueTo?: string;
  search?: DeadlineSearch;
  /** At least one must hold: rules of one rulebook version, of one unit where given. */
  anyOf?: { rulebookHash: string; rules: string[]; unit?: string }[];
}

/** The condition of a filter; withdrawn deadlines are left out unless asked for. */
export function deadlineWhere(filter: DeadlineFilter, view: LightView): SQL | undefined {
  const where: SQL[] = [];
  if (filter.round !== undefined) where.push(eq(d.round, filter.round));
  if (filter.workflowIds !== undefined) where.push(inArray(d.workflowId, filter.workflowIds));
  if (filter.light !== undefined) where.push(eq(lightOf(view), filter.light));
  where.push(filter.status === undefined ? ne(d.status, 'withdrawn') : eq(d.status, filter.status));
  if (filter.rules !== undefined) where.push(inArray(d.rule, filter.rules));
  if (filter.exceptRules !== undefined) where.push(notInArray(d.rule, filter.exceptRules));
  if (filter.unit !== undefined) where.push(eq(d.unit, filter.unit));
  if (filter.group !== undefined) where.push(eq(d.groupNo, filter.group));
  if (filter.inspections !== undefined) where.push(inArray(sql`${d.groupNo} || '-' || ${d.orgNo}`, filter.inspections));
  if (filter.transfer !== undefined) where.push(eq(d.transferNo, filter.transfer));
  if (filter.letter !== undefined) where.push(eq(d.letter, filter.letter));
  if (filter.dueFrom !== undefined) where.push(gte(d.due, filter.dueFrom));
  if (filter.dueTo !== undefined) where.push(lte(d.due, filter.dueTo));
  if (filter.search !== undefined) where.push(searchWhere(filter.search));
  if (filter.anyOf !== undefined) where.push(anyOf(filter.anyOf));
  return and(...where);
}

function anyOf(parts: NonNullable<DeadlineFilter['anyOf']>): SQL {
  const one = parts.map(({ rulebookHash, rules, unit }) =>
    and(eq(d.rulebookHash, rulebookHash), inArray(d.rule, rules), unit === undefined ? undefined : eq(d.unit, unit)),
  );
  return or(...one) ?? sql`false`;
}
