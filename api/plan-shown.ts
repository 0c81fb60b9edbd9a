import { type DeadlineRow, listDeadlines } from '../db/queries/deadlines.ts';
import type { Light } from '../db/queries/light.ts';
import { addDays } from '../procedure/calendar/date.ts';
import { formatDate } from '../procedure/counting/index.ts';
import { CONFLICTS } from '../procedure/plan/conflicts.ts';
import type { PlanInput } from '../procedure/plan/input.ts';
import { type PlanLine, planOf } from '../procedure/plan/plan.ts';
import { STAGES } from '../procedure/rulebook/stages.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { ledgerLines } from './plan-ledger-lines.ts';
import type { PlanLineShown, PlanShown } from './schemas/plans.ts';
import { owedByTitle, roleTitle, subjectWords } from './words.ts';

const MOST = 10_000;

/** A plan as the page and the interface show it. `rows`: what the ledger of a running round already counts. */
export function planShown(
  deps: Pick<ApiDeps, 'now'>,
  input: PlanInput,
  round: string | null = null,
  rows: DeadlineRow[] = [],
): PlanShown {
  const { today, soonDays } = viewNow(deps);
  const plan = planOf(input);
  const before = input.facts.length === 0 ? plan : planOf({ ...input, facts: [] });
  const soon = addDays(today, soonDays);
  const all = [...plan.lines, ...ledgerLines(plan.lines, rows, input.book)];
  const inspections = input.groups.flatMap((group) => group.inspections);
  const names = new Map(inspections.map(({ ref, name }) => [ref, name]));
  return {
    round,
    rulebook: plan.rulebook,
    calendarVersion: plan.calendarVersion,
    today,
    inspections: inspections.map(({ ref, group, name }) => {
      const stay = plan.stays.find((one) => one.ref === ref);
      return { ref, group, name, entry: stay?.entry?.date ?? null, exit: stay?.exit?.date ?? null };
    }),
    lines: all.map((line) => {
      const real = rows.filter((row) => isOf(row, line)).map(realOf);
      const plannedDue = before.lines.find((other) => isSame(other, line))?.due ?? null;
      const due = line.due;
      const unit = line.subject.unit ?? null;
      return {
        ...line,
        stageTitle: line.stage === null ? '' : STAGES[line.stage].title,
        subjectText: subjectWords(line.subject, names),
        dueText: due === null ? null : formatDate(due),
        plannedDue,
        owedBy: owedByTitle(line.owedBy, unit),
        owedTo: owedByTitle(line.owedTo, unit),
        light: lightOf(line, real, today, soon),
        real,
        subject: { ...line.subject },
      };
    }),
    latestStarts: plan.latestStarts.map((start) => ({
      ...start,
      by: start.by.map(roleTitle).join('、'),
      dateText: formatDate(start.date),
    })),
    conflicts: plan.conflicts.map((one) => ({ ...one, title: CONFLICTS[one.code] })),
  };
}

/** The deadlines the ledger has of a round; withdrawn ones are no part of its plan. */
export async function deadlinesOf(deps: ApiDeps, round: string): Promise<DeadlineRow[]> {
  const view = viewNow(deps);
  const { items } = await listDeadlines(deps.db, { filter: { round }, view, limit: MOST, offset: 0 });
  return items.filter(({ status }) => status !== 'withdrawn');
}

function isOf(row: DeadlineRow, { rule, subject }: PlanLine): boolean {
  if (row.rule !== rule) return false;
  return (
    (row.groupNo ?? undefined) === subject.group &&
    (row.orgNo ?? undefined) === subject.org &&
    (subject.unit === undefined || (row.unit ?? undefined) === subject.unit)
  );
}

function isSame(a: PlanLine, b: PlanLine): boolean {
  const own = ({ rule, subject: { group, org, unit } }: PlanLine) => [rule, group, org, unit].join('|');
  return own(a) === own(b) && a.inspections.join() === b.inspections.join();
}

function realOf(row: DeadlineRow): PlanLineShown['real'][number] {
  const { workflowId, key, status, period, due, provisional, metOn, verdict, lateDays, light } = row;
  return { workflowId, key, status, period, due, provisional, metOn, verdict, lateDays, light };
}

const WORST: Light[] = ['red', 'yellow', 'grey', 'green', 'done'];

/** The ledger’s own light where it counts the duty already; a day that is only planned is never red. */
function lightOf({ due, provisional }: PlanLine, real: { light: Light }[], today: string, soon: string): Light {
  const shown = WORST.find((light) => real.some((one) => one.light === light));
  if (shown) return shown;
  if (due === null || provisional || due < today) return 'grey';
  return due <= soon ? 'yellow' : 'green';
}
