import type { z } from 'zod';
import type { Db } from '../../db/client.ts';
import { inspectionNames } from '../../db/queries/inspections.ts';
import { rulebooksInUse } from '../../db/queries/rulebooks.ts';
import type { Asked, Period } from '../../db/queries/statistics/asked.ts';
import { type Kept, onTimeByInspection, onTimeByRule, onTimeByUnit } from '../../db/queries/statistics/on-time.ts';
import { ORG_SIDE } from '../../procedure/rights/scope.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Books } from '../books.ts';
import type { BY, onTimeSchema } from '../schemas/statistics.ts';
import { owedByTitle, roleTitle } from '../words.ts';
import { sum, withRate } from './rate.ts';

/** Of inspected organizations only so many are listed. */
const MOST_ORGANIZATIONS = 50;

type Line = { code: string; title: string } & Kept;
type Shown = z.infer<typeof onTimeSchema>;

/** 按时率: of what fell due in a period, by whom or by what. The worst come first. */
export async function onTimeShown(
  db: Db,
  books: Books,
  asked: Asked,
  { by, ...period }: Period & { by: keyof typeof BY },
): Promise<Shown> {
  const used = [...(await books.byHashes(await rulebooksInUse(db))).values()];
  if (by === 'organization') return ofOrganizations(db, used, asked, period);
  const lines = by === 'unit' ? await ofUnits(db, asked, period) : await ofRules(db, books, { asked, period, by });
  return shown(lines, lines.length);
}

async function ofUnits(db: Db, asked: Asked, period: Period): Promise<Line[]> {
  const rows = await onTimeByUnit(db, period, asked);
  return rows.map(({ unit, ...kept }) => ({ code: unit, title: roleTitle(unit), ...kept }));
}

interface ByRule {
  asked: Asked;
  period: Period;
  by: 'party' | 'rule';
}

/** Versions of a rulebook have the same rules under the same words: one line for all of them. */
async function ofRules(db: Db, books: Books, { asked, period, by }: ByRule): Promise<Line[]> {
  const rows = await onTimeByRule(db, period, asked);
  const known = await books.byHashes(rows.map(({ rulebookHash }) => rulebookHash));
  const lines = new Map<string, Line>();
  for (const { rulebookHash, rule, unit, ...kept } of rows) {
    const own = known.get(rulebookHash)?.deadlines[rule];
    const party = own ? owedByTitle(own['owed-by'], unit) : rule;
    const title = by === 'party' ? party : (own?.title ?? rule);
    const line = lines.get(title) ?? { code: by === 'party' ? title : rule, title, ...sum([]) };
    lines.set(title, { ...line, ...sum([line, kept]) });
  }
  return [...lines.values()];
}

async function ofOrganizations(db: Db, used: Rulebook[], asked: Asked, period: Period): Promise<Shown> {
  const rules = used.map((book) => ({ rulebookHash: book.hash, rules: ownRules(book) }));
  const rows = await onTimeByInspection(db, period, asked, { rules, limit: MOST_ORGANIZATIONS });
  const names = await inspectionNames(
    db,
    rows.map(({ round }) => round),
  );
  const lines = rows.map(({ round, group, org, total: _, ...kept }) => {
    const ref = `${group}-${org}`;
    const name = names.get(round)?.get(ref) ?? `第${org}单位`;
    return { code: `${round}/${ref}`, title: `${round} 第${group}组·${name}`, ...kept };
  });
  return shown(lines, rows[0]?.total ?? 0);
}

/** The rules that the inspected organization itself owes. */
function ownRules({ deadlines }: Rulebook): string[] {
  return Object.entries(deadlines).flatMap(([id, rule]) =>
    [rule['owed-by']].flat().some((code) => ORG_SIDE.includes(code)) ? [id] : [],
  );
}

function shown(lines: readonly Line[], total: number): Shown {
  const bad = ({ late, overdue }: Line) => late + overdue;
  const items = lines.map(withRate).sort((a, b) => bad(b) - bad(a) || a.title.localeCompare(b.title, 'zh'));
  return { items, total, all: withRate(sum(lines)) };
}
