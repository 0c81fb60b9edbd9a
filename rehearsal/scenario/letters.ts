import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import { countTerm, latestOf, workdaysAfterDate } from '../../procedure/counting/index.ts';
import { parseTerm } from '../../procedure/counting/parse-term.ts';
import type { DeadlineRule, Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import type { Cast } from './cast.ts';

/** A letter of the rehearsal with the day of everything that happens to it. */
export interface LetterPlan {
  id: string;
  kind: string;
  unit: string;
  sent: string;
  received: string;
  /** Names of people arrived, or the letter said that nobody is named. */
  personnel?: { date: string; none: boolean };
  replied: string;
  distributed: string;
  /** The original handed to a group, with its number. */
  original?: { number: string; group: number };
}

/** The unit that keeps the office waiting, where it is asked at all. */
const SILENT = 'aud';
const SILENT_DAYS = 10;
const WITHOUT_TERM = 5;

/** The letters of one kind when they are sent on a day: answered on the day they are due, but one 10 days late. */
export function lettersOf(book: Rulebook, calendar: Calendar, cast: Cast, kind: string, sent: string): LetterPlan[] {
  const units = book.letters[kind]?.units ?? [];
  const first = Object.keys(book.letters)[0] === kind;
  const after = (date: string, n: number) => workdaysAfterDate(calendar, date, n);
  const rule = Object.values(book.deadlines).find(
    ({ per, letter, within }) => per === 'letter' && within !== undefined && (letter === undefined || letter === kind),
  );
  const asked = rule?.['also-from']?.units.filter((unit) => units.includes(unit)) ?? [];
  const silent = units.includes(SILENT) ? SILENT : units.filter((unit) => !asked.includes(unit)).at(-1);
  return units.map((unit, index) => {
    const received = after(sent, 1);
    const personnel = asked.includes(unit) ? { date: after(received, 1), none: unit === asked.at(-1) } : undefined;
    const counted = personnel && !personnel.none ? latestOf([received, personnel.date]) : received;
    const due =
      rule?.within && isFor(rule, unit)
        ? countTerm(calendar, parseTerm(rule.within), counted ?? received).due
        : undefined;
    const inTime = due ?? after(received, WITHOUT_TERM);
    const replied = due && unit === silent ? addDays(due, SILENT_DAYS) : inTime;
    const group = cast.groups[index]?.no;
    return {
      id: first ? unit : `${kind}-${unit}`,
      kind,
      unit,
      sent,
      received,
      ...(personnel && { personnel }),
      replied,
      distributed: after(replied, 1),
      ...(first && group !== undefined && { original: { number: `函复〔${sent.slice(0, 4)}〕${index + 1}号`, group } }),
    };
  });
}

function isFor({ units }: DeadlineRule, unit: string): boolean {
  return units === undefined || units.includes(unit);
}

/** Everything that happens to a letter but the return of its original. */
export function letterActs({ id, kind, unit, sent, received, ...plan }: LetterPlan, cast: Cast): Act[] {
  const on = `letter/${id}`;
  const { personnel, replied, distributed, original } = plan;
  const holders = cast.inspections.filter(({ group }) => group === original?.group).map(({ ref }) => ref);
  const handed = original && { number: original.number, orgs: holders };
  const said =
    personnel && factAct(personnel.none ? 'letter.no-personnel' : 'letter.personnel-received', on, personnel.date);
  return [
    factAct('letter.sent', on, sent, { unit, kind }),
    factAct('letter.received', on, received),
    ...(said ? [said] : []),
    factAct('letter.replied', on, replied),
    factAct('letter.distributed', on, distributed, handed ?? {}),
  ].map((act) => ({ ...act, on: 'round' }));
}

/** The day a step is completed that letters complete. */
export function completedOn(plans: LetterPlan[], fact: string, unit: string | undefined): string | undefined {
  const own = plans.filter((plan) => unit === undefined || plan.unit === unit);
  const dates = own.flatMap((plan) => {
    if (fact === 'letter.personnel-received') return plan.personnel ? [plan.personnel.date] : [];
    if (fact === 'letter.replied') return [plan.replied];
    return fact === 'letter.distributed' ? [plan.distributed] : [plan.received];
  });
  const days = dates.sort();
  return fact === 'letter.distributed' ? days[0] : days.at(-1);
}

/** Every original a group holds, given back on one day. */
export function returnActs(plans: LetterPlan[], group: number, date: string): Act[] {
  return plans
    .filter(({ original }) => original?.group === group)
    .map(({ id, original }) => {
      const data = original ? { number: original.number } : {};
      return { ...factAct('letter.original-returned', `letter/${id}`, date, data), on: 'round' };
    });
}
