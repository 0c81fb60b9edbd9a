import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import { back, countTerm, periodEnd, roll, workdaysAfterDate } from '../../procedure/counting/index.ts';
import { parseTerm } from '../../procedure/counting/parse-term.ts';
import { triggerFacts } from '../../procedure/heart/crossings.ts';
import type { DeadlineRule, Rulebook } from '../../procedure/rulebook/schema.ts';
import { stageOf } from '../../procedure/rulebook/stages.ts';
import { type Cast, touches } from './cast.ts';
import { completedOn, type LetterPlan, lettersOf } from './letters.ts';
import type { Order } from './order.ts';
import type { Duty } from './steps.ts';

/** The day of every duty, and of everything that happens to the letters. */
export interface Dates {
  of(step: string, on: string): string | undefined;
  /** Days of a step for all subjects that a subject concerns. */
  touching(step: string, on: string): string[];
  letters: LetterPlan[];
}

interface Frame {
  book: Rulebook;
  calendar: Calendar;
  cast: Cast;
  /** First day of the round. */
  start: string;
}

/** Days after the start at which a stage begins at the earliest, and how long the groups are in the field. */
const INFORM = 14;
const ENTRY = 49;
const FIELD = 50;
const LATE_WORKDAYS = 3;

/** Gives every duty its day: the last day of its term where it has one, else soon after what it waits for. */
export function datesOf(frame: Frame, duties: Duty[], order: Order): Dates {
  const { book, calendar, cast } = frame;
  const dates = new Map<string, string>();
  const letters: LetterPlan[] = [];
  const entry = Object.keys(book.steps).find((name) => book.steps[name]?.mark === 'T_e');
  const late = lateDuty(book, duties);
  const touching = (step: string, on: string) =>
    duties
      .filter((duty) => duty.step === step && touches(duty.on, on, cast))
      .flatMap((duty) => dates.get(keyOf(duty)) ?? []);

  const dated = (duty: Duty): string => {
    const by = book.steps[duty.step]?.['done-by'];
    if (by && by.fact !== 'letter.sent' && by.fact !== 'letter.original-returned') {
      const plans = letters.filter((plan) => by.letter === undefined || plan.kind === by.letter);
      const day = completedOn(plans, by.fact, by.unit);
      if (day) return day;
    }
    const waited = (order.dependencies.get(duty.step) ?? []).flatMap(({ step, lag }) =>
      touching(step, duty.on).map((date) => workdaysAfterDate(calendar, date, lag)),
    );
    const earliest = roll(calendar, [floorOf(duty.step), ...waited].sort().at(-1) ?? frame.start);
    const due = dueDays(frame, duty, touching).sort()[0];
    if (due === undefined) return earliest;
    if (due < earliest) return earliest;
    if (late?.step === duty.step && late.on === duty.on) return workdaysAfterDate(calendar, due, LATE_WORKDAYS);
    return back(calendar, due) >= earliest ? back(calendar, due) : due;
  };

  const floorOf = (step: string): string => {
    if (step === entry) return addDays(frame.start, ENTRY);
    const stage = stageOf(step);
    if (stage === 'inform') return addDays(frame.start, INFORM);
    if (stage === 'withdraw') return addDays(entryDay() ?? addDays(frame.start, ENTRY), FIELD);
    return frame.start;
  };
  const entryDay = () => (entry === undefined ? undefined : touching(entry, 'round').sort().at(-1));

  for (const step of order.steps) {
    for (const duty of duties.filter((one) => one.step === step)) dates.set(keyOf(duty), dated(duty));
    for (const [kind, { step: sender }] of Object.entries(book.letters)) {
      const sent = sender === step ? dates.get(`${step}@round`) : undefined;
      if (sent) letters.push(...lettersOf(book, calendar, cast, kind, sent));
    }
  }
  return { of: (step, on) => dates.get(`${step}@${on}`), touching, letters };
}

function keyOf({ step, on }: Duty): string {
  return `${step}@${on}`;
}

/** Due days of the deadlines the duty meets, as far as what they count from has its day. */
function dueDays({ book, calendar, cast, start }: Frame, duty: Duty, touching: Dates['touching']): string[] {
  const trait = (when: string) => cast.inspections.some((one) => one.traits.includes(when));
  return Object.values(book.deadlines)
    .filter((rule) => rule['met-by'] === duty.step && (rule.when === undefined || trait(rule.when)))
    .flatMap((rule) => {
      const term = rule.within === undefined ? undefined : parseTerm(rule.within);
      if (!term || term.kind === 'on-date' || term.kind === 'days-before') return [];
      return basesOf(rule, book, start, (fact) => touching(fact, duty.on)).map(
        (base) => countTerm(calendar, term, base).due,
      );
    });
}

function basesOf(rule: DeadlineRule, book: Rulebook, start: string, daysOf: (fact: string) => string[]): string[] {
  const { from } = rule;
  if (typeof from === 'object' && 'param' in from) return [start];
  if (typeof from === 'object' && ('planned' in from || 'due' in from)) return [];
  // The trigger itself, not the step that stands in for it: that one only comes first.
  const [trigger] = triggerFacts(from, book);
  const days = trigger === undefined ? [] : daysOf(trigger);
  if (typeof from === 'string') return days;
  const period = parseTerm(from.of);
  return period.kind === 'months' ? days.map((day) => periodEnd(day, period.n)) : [];
}

/** The rectification that comes late: the first dated duty of that stage, sooner a plan than a report, in the last inspection. */
function lateDuty(book: Rulebook, duties: Duty[]): Duty | undefined {
  const rules = Object.values(book.deadlines).filter(
    (rule) => rule.level === 'inspection' && rule.within !== undefined && stageOf(rule['met-by']) === 'rectify',
  );
  const direct = rules.filter((rule) => typeof rule.from === 'string');
  const steps = [...direct, ...rules].map((rule) => rule['met-by']);
  const step = steps.find((name) => duties.some((duty) => duty.step === name));
  return duties.filter((duty) => duty.step === step && duty.on.startsWith('inspection/')).at(-1);
}
