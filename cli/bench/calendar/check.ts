import { and, eq, like } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import { versionByNo } from '../../../db/queries/calendar-versions.ts';
import { deadlines } from '../../../db/schema/deadlines.ts';
import { entries } from '../../../db/schema/entries.ts';
import { workflows } from '../../../db/schema/workflows.ts';
import { countTerm } from '../../../procedure/counting/index.ts';
import { parseTerm } from '../../../procedure/counting/parse-term.ts';
import { calendarCommandPrefix } from '../../../procedure/ids.ts';
import type { Rulebook } from '../../../procedure/rulebook/schema.ts';
import type { Asks, Json } from '../asks.ts';

export interface Checked {
  /** Deadlines the version moved, each once and with its reason. */
  moved: number;
  /** What is not as it should be; none when nothing was lost and nothing done twice. */
  wrong: string[];
}

/** Counts every open deadline again, by itself, and compares ledger rows, entries and the API's list with that. */
export async function check(db: Db, api: Asks, book: Rulebook, no: number, expected: number): Promise<Checked> {
  const version = await versionByNo(db, no);
  if (!version) return { moved: 0, wrong: [`没有第 ${no} 版日历`] };
  const rows = await db.select().from(deadlines).where(eq(deadlines.status, 'open'));
  const wrong = rows.length === expected ? [] : [`应有 ${expected} 条未完成的时限，有 ${rows.length} 条`];
  for (const { workflowId, key, rule, base, due, provisional } of rows) {
    const { within = '' } = book.deadlines[rule] ?? {};
    const counted = countTerm(version.calendar, parseTerm(within), base ?? '');
    if (counted.due !== due || counted.provisional !== provisional)
      wrong.push(`${workflowId} ${key}：应为 ${counted.due}，是 ${due}`);
  }
  const behind = (await db.select().from(workflows)).filter(
    ({ calendarVersion }) => calendarVersion !== version.version,
  );
  wrong.push(...behind.map(({ workflowId }) => `${workflowId} 还照别的日历`));
  const own = like(entries.commandId, `${calendarCommandPrefix(no)}%`);
  const revised = await db
    .select()
    .from(entries)
    .where(and(own, eq(entries.type, 'calendar.revised')));
  wrong.push(...repeated(revised.map(({ workflowId }) => workflowId)).map((id) => `${id} 换了两次`));
  const moves = await allMoves(api, no);
  wrong.push(...repeated(moves.map(({ workflowId, key }) => `${workflowId} ${key}`)).map((one) => `${one} 变动两次`));
  wrong.push(...moves.filter(({ why }) => !why).map(({ workflowId, key }) => `${workflowId} ${key} 没有原因`));
  return { moved: moves.length, wrong };
}

async function allMoves(api: Asks, no: number): Promise<Json[]> {
  const all: Json[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await api.get(`calendar-revisions/${no}/moved?pageSize=500&page=${page}`);
    all.push(...json.items);
    if (all.length >= json.total || json.items.length === 0) return all;
  }
}

function repeated(all: string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index);
}
