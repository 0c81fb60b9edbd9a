import type { Db } from '../db/client.ts';
import type { DeadlineSearch } from '../db/queries/deadline-search.ts';
import { inspectionsNamed } from '../db/queries/inspections-named.ts';
import { UNITS } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { badFields } from './problem.ts';

/** More inspections than this are no answer to a search. */
const MOST_NAMED = 2000;

/** 第1组, or 第1组·甲镇 as the lists show it. */
const GROUP = /^第(\d{1,2})组(?:·(.*))?$/;

/**
 * What a word is found in: the words deadlines are shown with. 400 when it is part of the names of too many
 * organizations, unless it is asked within one round.
 */
export async function deadlineSearch(
  db: Db,
  q: string,
  round: string | undefined,
  books: readonly Rulebook[],
): Promise<DeadlineSearch> {
  const rules = books.flatMap(({ hash: rulebookHash, deadlines }) => {
    const found = Object.entries(deadlines).flatMap(([id, { title }]) => (title.includes(q) ? [id] : []));
    return found.length > 0 ? [{ rulebookHash, rules: found }] : [];
  });
  const units = Object.entries(UNITS).flatMap(([code, title]) => (title.includes(q) ? [code] : []));
  const [, number, rest] = GROUP.exec(q) ?? [];
  const group = number === undefined ? undefined : Number(number);
  if (group !== undefined && !rest) return { rules, units, group, inspections: [] };
  const text = rest || q;
  const inspections = await inspectionsNamed(db, { text, round, group }, MOST_NAMED + 1);
  if (inspections.length > MOST_NAMED) {
    const detail = `名称里有“${text}”的被巡察单位超过 ${MOST_NAMED} 个，请多写几个字，或先选轮次`;
    throw badFields({ field: 'q', detail });
  }
  return { rules, units, inspections };
}
