import type { Db } from '../db/client.ts';
import { type DeadlineRow, listDeadlines } from '../db/queries/deadlines.ts';
import type { DeadlineRow as Row } from '../procedure/deadline-row.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Verdict } from '../procedure/verdict.ts';
import type { Batch } from './scenario/cast.ts';

const MOST = 10_000;

/** Every deadline of the round as it stands on a day. */
export async function deadlineRows(db: Db, round: string, today: string, batches: Batch[]): Promise<Row[]> {
  const view = { today, soonDays: 0 };
  const { items } = await listDeadlines(db, { filter: { round }, view, limit: MOST, offset: 0 });
  return items.filter(({ status }) => status !== 'withdrawn').map((row) => rowOf(row, batches));
}

function rowOf(row: DeadlineRow, batches: Batch[]): Row {
  const { rule, due, provisional, metOn, verdict, lateDays, movedFrom } = row;
  const subject = {
    group: row.groupNo ?? undefined,
    org: row.orgNo ?? undefined,
    unit: row.unit ?? undefined,
    transfer: batches.find(({ no }) => no === row.transferNo)?.receiver,
    period: row.period ?? undefined,
  };
  return { rule, subject, due, provisional, metOn, verdict, lateDays, ...(movedFrom !== null && { movedFrom }) };
}

/** How many deadlines of each rule were met, late, are open or waived: one line a rule. */
export function summary(rows: Row[], book: Rulebook): string[] {
  const rules = [...new Set(rows.map(({ rule }) => rule))];
  const lines = rules.map((rule) =>
    counted(
      book.deadlines[rule]?.title ?? rule,
      rows.filter((row) => row.rule === rule),
    ),
  );
  const all = [['时限', '共', '按期', '迟', '最迟（天）', '未完成', '免'], ...lines, counted('合计', rows)];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => width(line[column] ?? '')))) ?? [];
  return all.map((line) => line.map((cell, column) => padded(cell, widths[column] ?? 0, column === 0)).join('  '));
}

function counted(title: string, rows: Row[]): string[] {
  const n = (...verdicts: Verdict[]) => rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const latest = Math.max(0, ...rows.map(({ lateDays }) => lateDays));
  const cells = [rows.length, n('met'), n('late'), latest, n('open', 'overdue'), n('waived')];
  return [title, ...cells.map((cell) => (cell === 0 ? '－' : String(cell)))];
}

/** Chinese characters take two columns. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

function padded(text: string, to: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return left ? text + space : space + text;
}
