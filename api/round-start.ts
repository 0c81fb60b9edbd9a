import type { Calendar } from '../procedure/calendar/calendar.ts';
import { atTime, dateOfInstant } from '../procedure/counting/index.ts';
import type { Group, Inspection } from '../procedure/heart/state.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { badFields, type FieldError } from './problem.ts';
import type { GroupBody, RoundStartBody } from './schemas/round-start.ts';

const MOBILE = 'mobile-villages';

/** Refuses a start that its rulebook or calendar does not allow, naming every field. */
export function checkStart(body: RoundStartBody, book: Rulebook, calendar: Calendar, now: string): void {
  const errors = [
    ...strangers(body.params, book.params, 'params', `规程“${book.title}”没有这个轮次参数`),
    ...strangers(body.plans, book.steps, 'plans', `规程“${book.title}”没有这一步`),
    ...groupErrors(body.groups, book),
    ...startErrors(body, calendar, dateOfInstant(now)),
  ];
  if (errors.length > 0) throw badFields(...errors);
}

/** The instant a round's clock begins at: now, or the first moment of a backfilled one's first day. */
export function startInstant({ mode, startedAt }: RoundStartBody, now: string): string {
  return mode === 'backfill' && startedAt !== undefined ? atTime(startedAt, '00:00') : now;
}

/** The groups as the workflow knows them. */
export function groupsOf(bodies: GroupBody[], book: Rulebook): Group[] {
  return bodies.map(({ no: group, inspects }) => ({
    no: group,
    inspections: inspects.map(({ no, name, villages, mobile, traits = [], target }): Inspection => {
      const roams = mobile === undefined ? villages !== undefined : mobile > 0;
      const own = roams && MOBILE in book.traits ? [...traits, MOBILE] : traits;
      const known = target === undefined ? {} : { target };
      return { ref: `${group}-${no}`, group, no, name, villages, traits: [...new Set(own)], ...known };
    }),
  }));
}

/** Keys given that the rulebook does not know, each a field. */
export function strangers(
  given: Record<string, unknown>,
  known: Record<string, unknown>,
  field: string,
  detail: string,
): FieldError[] {
  return Object.keys(given)
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => ({ field: `${field}.${key}`, detail }));
}

function groupErrors(groups: GroupBody[], book: Rulebook): FieldError[] {
  return groups.flatMap(({ no, inspects }, i) => [
    ...repeated(groups, no, i, `groups.${i}.no`, '组号重复'),
    ...inspects.flatMap((one, j) => {
      const at = `groups.${i}.inspects.${j}`;
      const unknown = (one.traits ?? []).filter((trait) => !Object.hasOwn(book.traits, trait));
      return [
        ...repeated(inspects, one.no, j, `${at}.no`, '同一组的单位号重复'),
        ...unknown.map((trait) => ({ field: `${at}.traits`, detail: `规程没有特征“${trait}”` })),
      ];
    }),
  ]);
}

function repeated(all: { no: number }[], no: number, index: number, field: string, detail: string): FieldError[] {
  return all.findIndex((one) => one.no === no) === index ? [] : [{ field, detail }];
}

function startErrors({ mode, startedAt }: RoundStartBody, calendar: Calendar, today: string): FieldError[] {
  const wrong = (detail: string): FieldError[] => [{ field: 'startedAt', detail }];
  if (mode === 'live') return startedAt === undefined ? [] : wrong('只有补录的轮次填写开始日');
  if (startedAt === undefined) return wrong('补录的轮次须填写开始日');
  if (startedAt > today) return wrong('开始日还没有到');
  if (Number(startedAt.slice(0, 4)) < calendar.firstYear) return wrong(`日历自 ${calendar.firstYear} 年起`);
  return [];
}
