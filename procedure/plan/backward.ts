import { formatDate, workdaysBeforeDate } from '../counting/index.ts';
import type { Step } from '../rulebook/schema.ts';
import { stageIndex } from '../rulebook/stages.ts';
import type { Days } from './days.ts';
import { groupBy } from './group-by.ts';
import { letterLimits } from './letter-limits.ts';

/** 倒排: a step and the last day it can be done so that what waits for it keeps its own day. */
export interface LatestStart {
  step: string;
  title: string;
  clause: string | null;
  by: string[];
  date: string;
  /** The step whose day it has to keep. */
  before: { step: string; title: string; date: string };
  inspections: string[];
  why: string;
}

/** The last day of a step for one inspection, and because of what. */
export interface Limit {
  date: string;
  before: LatestStart['before'];
  why: string;
}

/** Latest days of the steps that some step with a day waits for, worked backward through the gates; in order of time. */
export function latestStarts(days: Days): LatestStart[] {
  const { book, groups } = days.input;
  const limits = new Limits(days);
  const refs = groups.flatMap(({ inspections }) => inspections.map(({ ref }) => ref));
  const found = Object.entries(book.steps).flatMap(([name, step]) => {
    if (!isPrepared(step)) return [];
    const own = refs.filter((ref) => isOwed(days, step, ref)).flatMap((ref) => startOf(limits, name, step, ref));
    return [...groupBy(own, ({ date, before }) => `${date}|${before.step}`).values()].flatMap(merged);
  });
  return found.sort((a, b) => (a.date === b.date ? stageIndex(a.step) - stageIndex(b.step) : a.date < b.date ? -1 : 1));
}

/** Counted again and again, or completed by what comes back: not one thing to prepare. */
function isPrepared(step: Step): boolean {
  const by = step['done-by']?.fact;
  if (by !== undefined && by !== 'letter.sent' && by !== 'letter.personnel-received') return false;
  return step.level !== 'office' && step.level !== 'transfer' && !step.many && step.counted === undefined;
}

/** What must be done always, what the inspection’s traits ask for, and letters, which have a last day of their own. */
function isOwed(days: Days, { demand, when, 'done-by': by }: Step, ref: string): boolean {
  if (when !== undefined) return days.applies({ when }, ref);
  return demand === 'must' || by?.fact === 'letter.sent';
}

function startOf(limits: Limits, name: string, step: Step, ref: string): LatestStart[] {
  const limit = limits.of(name, ref);
  const own = limits.days.of(name, { ref });
  // A day somebody gave is judged as a conflict, not told again; a term that ends earlier is the stricter one.
  if (!limit || (own && (own.standing !== 'latest' || own.date <= limit.date))) return [];
  const { title, clause } = step;
  return [{ step: name, title, clause: clause ?? null, by: [step.by].flat(), inspections: [ref], ...limit }];
}

function merged(same: LatestStart[]): LatestStart[] {
  const [first] = same;
  return first ? [{ ...first, inspections: same.flatMap(({ inspections }) => inspections) }] : [];
}

/** The limits of all steps. A gate asks for the working day before (D14), from step to step the same day will do. */
class Limits {
  private readonly letters: Map<string, Limit>;
  private readonly known = new Map<string, Limit | undefined>();

  constructor(readonly days: Days) {
    this.letters = letterLimits(days);
  }

  of(name: string, ref: string): Limit | undefined {
    const key = `${name}|${ref}`;
    if (!this.known.has(key)) {
      this.known.set(key, undefined);
      this.known.set(key, this.find(name, ref));
    }
    return this.known.get(key);
  }

  private find(name: string, ref: string): Limit | undefined {
    const { steps } = this.days.input.book;
    const refs = this.refsOf(steps[name], ref);
    const waiting = Object.entries(steps).filter(
      ([other, step]) => step.after?.[name] !== undefined && other !== name && step.level !== 'office',
    );
    const found = waiting.flatMap(([other, step]) =>
      refs.filter((one) => isOwed(this.days, step, one)).flatMap((one) => this.through(other, one) ?? []),
    );
    const letter = this.letters.get(name);
    return [...(letter ? [letter] : []), ...found].sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  }

  /** What a step that waits leaves to the one it waits for. */
  private through(other: string, ref: string): Limit | undefined {
    const day = this.days.of(other, { ref });
    if (!day) return this.of(other, ref);
    const before = { step: other, title: this.days.title(other), date: day.date };
    const date = workdaysBeforeDate(this.days.input.calendar, day.date, 1);
    return { date, before, why: `先于“${before.title}”（${day.words}），最迟前一个工作日${formatDate(date)}` };
  }

  /** A step of a group or round has to be early enough for every inspection of it. */
  private refsOf(step: Step | undefined, ref: string): string[] {
    const { groups } = this.days.input;
    if (step?.level === 'inspection' || step?.level === 'village') return [ref];
    const own = groups.filter(
      ({ inspections }) => step?.level === 'round' || inspections.some((one) => one.ref === ref),
    );
    return own.flatMap(({ inspections }) => inspections.map((one) => one.ref));
  }
}
