import { and, eq, gte, inArray, isNotNull, isNull, lte, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { DeadlineStatus } from '../../procedure/heart/state.ts';
import { deadlines as d } from '../schema/deadlines.ts';
import { type DeadlineSearch, searchWhere } from './deadline-search.ts';
import { type Light, type LightView, showsLight } from './light.ts';

/** Every part given must hold. What the rulebook says (owed by, force) comes as rule ids. */
export interface DeadlineFilter {
  round?: string;
  rounds?: readonly string[];
  workflowIds?: string[];
  light?: Light;
  status?: DeadlineStatus;
  rules?: string[];
  exceptRules?: string[];
  unit?: string;
  group?: number;
  /** References such as 1-2. */
  inspections?: string[];
  /** With them what their groups owe as a whole. */
  withGroup?: boolean;
  transfer?: number;
  letter?: string;
  dueFrom?: string;
  dueTo?: string;
  search?: DeadlineSearch;
  /** At least one must hold: rules of one rulebook version, of one unit where given. */
  anyOf?: { rulebookHash: string; rules: string[]; unit?: string }[];
  /** What the asker reaches: at least one part must hold. Absent means everything. */
  within?: DeadlinePart[];
  /** What the asker is recused from, whatever else holds: inspections of a round, or all of it. */
  without?: { round: string; inspections?: readonly string[] | undefined }[];
}

/** How much of all deadlines somebody reaches. */
export type DeadlineReach = Pick<DeadlineFilter, 'within' | 'without'>;

/** A part of all deadlines: everything given must hold. */
export interface DeadlinePart {
  round?: string;
  group?: number;
  /** null: of the whole group. */
  org?: number | null;
  unit?: string;
  /** What of a unit: its letters, what was handed over to it, or what it owes of itself. */
  about?: 'letter' | 'transfer' | 'itself';
  /** Only these rules, each by the version of the rulebook it is of. */
  rules?: { rulebookHash: string; rules: string[] }[];
}

/** The condition of a filter; withdrawn deadlines are left out unless asked for. */
export function deadlineWhere(filter: DeadlineFilter, view: LightView): SQL | undefined {
  const where: SQL[] = [];
  if (filter.round !== undefined) where.push(eq(d.round, filter.round));
  if (filter.rounds !== undefined) where.push(inArray(d.round, [...filter.rounds]));
  if (filter.workflowIds !== undefined) where.push(inArray(d.workflowId, filter.workflowIds));
  if (filter.light !== undefined) where.push(showsLight(filter.light, view));
  where.push(filter.status === undefined ? ne(d.status, 'withdrawn') : eq(d.status, filter.status));
  if (filter.rules !== undefined) where.push(inArray(d.rule, filter.rules));
  if (filter.exceptRules !== undefined) where.push(notInArray(d.rule, filter.exceptRules));
  if (filter.unit !== undefined) where.push(eq(d.unit, filter.unit));
  if (filter.group !== undefined) where.push(eq(d.groupNo, filter.group));
  if (filter.inspections !== undefined) where.push(ofInspections(filter.inspections, filter.withGroup));
  if (filter.transfer !== undefined) where.push(eq(d.transferNo, filter.transfer));
  if (filter.letter !== undefined) where.push(eq(d.letter, filter.letter));
  if (filter.dueFrom !== undefined) where.push(gte(d.due, filter.dueFrom));
  if (filter.dueTo !== undefined) where.push(lte(d.due, filter.dueTo));
  if (filter.search !== undefined) where.push(searchWhere(filter.search));
  if (filter.anyOf !== undefined) where.push(anyOf(filter.anyOf));
  where.push(...reached(filter));
  return and(...where);
}

function ofInspections(refs: readonly string[], withGroup = false): SQL {
  const each = refs.map((ref) => {
    const [group = 0, org = 0] = ref.split('-').map(Number);
    const own = eq(d.orgNo, org);
    return and(eq(d.groupNo, group), withGroup ? or(own, isNull(d.orgNo)) : own);
  });
  return or(...each) ?? sql`false`;
}

/** The condition of what somebody reaches, alone. */
export function reached({ within, without = [] }: DeadlineReach): SQL[] {
  const away = without.map(({ round, inspections }) => {
    const one = and(
      eq(d.round, round),
      inspections && inArray(sql`${d.groupNo} || '-' || ${d.orgNo}`, [...inspections]),
    );
    return sql`(${one}) is not true`;
  });
  return within === undefined ? away : [or(...within.map(partWhere)) ?? sql`false`, ...away];
}

/** The condition that a row which names a deadline names one in reach. */
export function ofReached(
  row: { workflowId: AnyPgColumn; deadlineKey: AnyPgColumn; round: AnyPgColumn },
  reach: DeadlineReach,
): SQL | undefined {
  const conditions = reached(reach);
  if (conditions.length === 0) return undefined;
  const own = and(eq(d.workflowId, row.workflowId), eq(d.key, row.deadlineKey), ...conditions);
  if (reach.within === undefined) {
    // Of rounds nobody is kept from anything, no deadline need be asked.
    const rounds = roundsOf(reach.without);
    const there = and(own, inArray(d.round, rounds));
    return or(notInArray(row.round, rounds), sql`exists (select from ${d} where ${there})`);
  }
  const known = sql`exists (select from ${d} where ${own})`;
  return and(ofRounds(row.round, reach), known);
}

const roundsOf = (parts: DeadlineReach['without'] = []) => [...new Set(parts.map(({ round }) => round))];

/** That it is of a round somebody reaches a part of: what is said of its deadline again, for an index of its own. */
function ofRounds(round: AnyPgColumn, { within }: DeadlineReach): SQL | undefined {
  const rounds = within?.map((part) => part.round);
  return rounds?.every((one) => one !== undefined) ? inArray(round, [...new Set(rounds)]) : undefined;
}

const ABOUT = {
  letter: isNotNull(d.letter),
  transfer: isNotNull(d.transferNo),
  itself: and(isNull(d.letter), isNull(d.transferNo)),
};

function partWhere({ round, group, org, unit, about, rules }: DeadlinePart): SQL | undefined {
  return and(
    round === undefined ? undefined : eq(d.round, round),
    group === undefined ? undefined : eq(d.groupNo, group),
    org === undefined ? undefined : org === null ? isNull(d.orgNo) : eq(d.orgNo, org),
    unit === undefined ? undefined : eq(d.unit, unit),
    about && ABOUT[about],
    rules && anyOf(rules),
  );
}

function anyOf(parts: NonNullable<DeadlineFilter['anyOf']>): SQL {
  const one = parts.map(({ rulebookHash, rules, unit }) =>
    and(eq(d.rulebookHash, rulebookHash), inArray(d.rule, rules), unit === undefined ? undefined : eq(d.unit, unit)),
  );
  return or(...one) ?? sql`false`;
}
