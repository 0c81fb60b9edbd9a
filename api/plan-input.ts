import { type FactRow, listFacts } from '../db/queries/facts.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { parametersOf } from '../db/queries/parameters.ts';
import { plansOfRound } from '../db/queries/plans.ts';
import { roundByNo } from '../db/queries/rounds.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import { membersOf } from '../procedure/heart/members.ts';
import type { Fact, Group } from '../procedure/heart/state.ts';
import type { PlanInput } from '../procedure/plan/input.ts';
import { planState } from '../procedure/plan/state.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { ApiDeps } from './deps.ts';
import { badFields, type FieldError, notFound } from './problem.ts';
import { checkStart, groupsOf, strangers } from './round-start.ts';
import type { PlanRequest } from './schemas/plans.ts';

/** A plan of what was asked, checked as a start would be. */
export function inputOf(body: PlanRequest, book: Rulebook, calendar: Calendar, now: string): PlanInput {
  checkStart({ ...body, no: body.no ?? '' }, book, calendar, now);
  const groups = groupsOf(body.groups, book);
  const refs = groups.flatMap(({ inspections }) => inspections.map(({ ref }) => ref));
  const errors = [...planErrors(body, book), ...hearingErrors(body, book, refs), ...farErrors(body, calendar)];
  if (errors.length > 0) throw badFields(...errors);
  const [entry, exit] = ['T_e', 'T_w'].map((mark) => marked(book, mark));
  const own = body.groups.flatMap(({ no: group, inspects }) =>
    inspects.map(({ no, plans, ...days }): [string, Record<string, string>] => [
      `${group}-${no}`,
      {
        ...plans,
        ...(entry && days.entry && { [entry]: days.entry }),
        ...(exit && days.exit && { [exit]: days.exit }),
      },
    ]),
  );
  return {
    book,
    calendar,
    groups,
    params: body.params,
    plans: body.plans,
    own: Object.fromEntries(own),
    hearings: body.hearings.map(({ inspections = refs, ...hearing }) => ({ ...hearing, inspections })),
    members: body.groups.flatMap(({ no, people }) => people.map((one) => ({ ...one, group: no }))),
    facts: [],
  };
}

function marked(book: Rulebook, mark: string): string | undefined {
  return Object.keys(book.steps).find((name) => book.steps[name]?.mark === mark);
}

function planErrors({ groups }: PlanRequest, book: Rulebook): FieldError[] {
  return groups.flatMap(({ inspects }, i) =>
    inspects.flatMap(({ plans }, j) =>
      strangers(plans, book.steps, `groups.${i}.inspects.${j}.plans`, `规程“${book.title}”没有这一步`),
    ),
  );
}

function hearingErrors({ hearings }: PlanRequest, book: Rulebook, refs: string[]): FieldError[] {
  return hearings.flatMap(({ step, inspections = [] }, i): FieldError[] => {
    const strange = inspections.filter((ref) => !refs.includes(ref));
    const unknown = strange.map((ref) => ({ field: `hearings.${i}.inspections`, detail: `本轮没有 ${ref}` }));
    if (book.steps[step]?.names === 'inspections') return unknown;
    return [...unknown, { field: `hearings.${i}.step`, detail: `规程“${book.title}”没有听取汇报的这一步：${step}` }];
  });
}

/** Years beyond the published ones that a plan may reach: every day on the way is looked at. */
const YEARS_AHEAD = 3;

/** Days so far off that nobody plans them, or before the calendar begins. */
function farErrors({ params, plans, groups, hearings }: PlanRequest, calendar: Calendar): FieldError[] {
  const [from, to] = [calendar.firstYear, calendar.lastYear + YEARS_AHEAD];
  const given: [string, string | undefined][] = [
    ...Object.entries(params).map(([name, day]): [string, string] => [`params.${name}`, day]),
    ...Object.entries(plans).map(([name, day]): [string, string] => [`plans.${name}`, day]),
    ...hearings.map(({ date }, i): [string, string] => [`hearings.${i}.date`, date]),
    ...groups.flatMap(({ inspects }, i) =>
      inspects.flatMap(({ entry, exit, plans: own }, j): [string, string | undefined][] => {
        const at = `groups.${i}.inspects.${j}`;
        const steps = Object.entries(own).map(([name, day]): [string, string] => [`${at}.plans.${name}`, day]);
        return [[`${at}.entry`, entry], [`${at}.exit`, exit], ...steps];
      }),
    ),
  ];
  return given
    .filter(([, day]) => day !== undefined && (Number(day.slice(0, 4)) < from || Number(day.slice(0, 4)) > to))
    .map(([field]) => ({ field, detail: `计划日应在 ${from}–${to} 年之间` }));
}

/** A plan of a running round: its own days, and what the ledger says has happened. */
export async function inputOfRound(
  { db }: ApiDeps,
  round: string,
  book: Rulebook,
  calendar: Calendar,
): Promise<PlanInput> {
  const row = await roundByNo(db, round);
  if (!row) throw notFound('round', `没有轮次 ${round}`);
  const [inspections, set, plans, rows] = await Promise.all([
    inspectionsOfRound(db, round),
    parametersOf(db, row.workflowId),
    plansOfRound(db, round),
    listFacts(db, { round, standing: true }),
  ]);
  const numbers = [...new Set(inspections.map(({ groupNo }) => groupNo))];
  const groups = numbers.map(
    (no): Group => ({
      no,
      inspections: inspections
        .filter(({ groupNo }) => groupNo === no)
        .map(({ ref, orgNo, name, villages, traits }) => ({
          ref,
          group: no,
          no: orgNo,
          name,
          traits,
          ...(villages !== null && { villages }),
        })),
    }),
  );
  const daysOf = (workflowId: string) =>
    Object.fromEntries(plans.filter((one) => one.workflowId === workflowId).map(({ step, date }) => [step, date]));
  const input: PlanInput = {
    book,
    calendar,
    groups,
    params: { ...row.params, ...set },
    plans: daysOf(row.workflowId),
    own: Object.fromEntries(inspections.map(({ ref, workflowId }) => [ref, daysOf(workflowId)])),
    hearings: [],
    members: [],
    facts: rows.map(factOf),
  };
  return { ...input, members: membersOf(planState(input)) };
}

function factOf({ factId, fact, subject, at, date, data }: FactRow): Fact {
  return { id: factId, fact, on: subject, at, date, data };
}
