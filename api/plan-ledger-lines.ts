import type { DeadlineRow } from '../db/queries/deadlines.ts';
import { groupBy } from '../procedure/plan/group-by.ts';
import type { PlanLine } from '../procedure/plan/plan.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { stageOf } from '../procedure/rulebook/stages.ts';

/** Lines for what the ledger counts and no plan could foresee: a letter to a further unit, a request, a person. */
export function ledgerLines(lines: PlanLine[], rows: DeadlineRow[], book: Rulebook): PlanLine[] {
  const planned = new Set(lines.map(({ rule, subject: { group, org, unit } }) => keyOf(rule, group, org, unit)));
  const open = new Set(
    lines
      .filter(({ subject }) => subject.unit === undefined)
      .map(({ rule, subject }) => keyOf(rule, subject.group, subject.org)),
  );
  const rest = rows.filter(({ rule, groupNo, orgNo, unit }) => {
    const [group, org] = [groupNo ?? undefined, orgNo ?? undefined];
    return !planned.has(keyOf(rule, group, org, unit ?? undefined)) && !open.has(keyOf(rule, group, org));
  });
  const same = groupBy(rest, ({ rule, groupNo, orgNo, unit }) =>
    keyOf(rule, groupNo ?? undefined, orgNo ?? undefined, unit ?? undefined),
  );
  return [...same.values()].flatMap(([row]) => (row ? lineOf(row, book) : []));
}

function keyOf(rule: string, group?: number, org?: number, unit?: string): string {
  return [rule, group, org, unit].join('|');
}

function lineOf(row: DeadlineRow, book: Rulebook): PlanLine[] {
  const rule = book.deadlines[row.rule];
  // What a revised rulebook no longer has stays in the list of deadlines.
  if (!rule) return [];
  const { groupNo: group, orgNo: org, unit } = row;
  return [
    {
      rule: row.rule,
      title: rule.title,
      clause: rule.clause ?? null,
      step: rule['met-by'],
      stage: stageOf(rule['met-by']) ?? null,
      demand: 'event',
      force: rule.force,
      remindOnly: rule['remind-only'] ?? false,
      subject: {
        ...(group !== null && { group }),
        ...(org !== null && { org }),
        ...(unit !== null && { unit }),
      },
      inspections: group !== null && org !== null ? [`${group}-${org}`] : [],
      trigger: null,
      on: null,
      missing: [],
      due: row.due,
      provisional: row.provisional,
      why: '计划之外，台账已起算',
      days: [],
      periods: [],
      expected: null,
      times: null,
      periodEnd: null,
      owedBy: [rule['owed-by']].flat(),
      owedTo: [rule['owed-to']].flat(),
      note: rule.note ?? null,
    },
  ];
}
