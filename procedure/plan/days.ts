import { isProvisional } from '../calendar/provisional.ts';
import { countTerm, formatDate } from '../counting/index.ts';
import { parseTerm } from '../counting/parse-term.ts';
import { standInFor, triggerFacts } from '../heart/crossings.ts';
import { entityFactTitle } from '../heart/entity-facts.ts';
import { completion } from '../heart/met.ts';
import type { State } from '../heart/state.ts';
import { subjectOf } from '../heart/subject.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { PlanInput } from './input.ts';
import { letterDay } from './letter-days.ts';
import { recorderOf } from './letter-kinds.ts';
import { laterDay, type PlannedDay, type Standing } from './planned-day.ts';
import { planState } from './state.ts';

/** What a day is asked for: one inspection, and of a letter its kind and unit. */
export interface About {
  ref: string;
  kind?: string | undefined;
  unit?: string | undefined;
}

/** What a rule counts from, or the steps and parameters whose day nobody gave. */
export type Base = { day: PlannedDay } | { missing: string[] };

/** The day of every step, as far as facts, plans, parameters and terms give one. Nothing else gives any. */
export class Days {
  readonly state: State;
  private readonly known = new Map<string, PlannedDay | undefined>();

  constructor(readonly input: PlanInput) {
    this.state = planState(input);
  }

  /** Undefined where nothing says when the step is. */
  of(fact: string, about: About): PlannedDay | undefined {
    const key = [fact, about.ref, about.kind, about.unit].join('|');
    if (!this.known.has(key)) {
      // What depends on itself has no day.
      this.known.set(key, undefined);
      this.known.set(key, this.find(fact, about));
    }
    return this.known.get(key);
  }

  /** The latest day of a step among inspections; undefined while one of them has none. */
  latestAmong(fact: string, refs: string[], about: Omit<About, 'ref'> = {}): PlannedDay | undefined {
    const days = refs.map((ref) => this.of(fact, { ...about, ref }));
    return days.every((day) => day !== undefined) && days.length > 0 ? days.reduce(laterDay) : undefined;
  }

  /** The day a rule counts from for one inspection. */
  base(rule: DeadlineRule, about: About): Base {
    const { from } = rule;
    if (typeof from === 'object' && 'param' in from) {
      const date = this.input.params[from.param];
      return date === undefined ? { missing: [from.param] } : { day: this.fromParam(from.param, date) };
    }
    const [trigger = ''] = triggerFacts(from, this.input.book);
    const day = this.of(trigger, about);
    const second = rule['also-from'];
    if (!second?.units.includes(about.unit ?? '')) return day ? { day } : { missing: [trigger] };
    const other = this.of(second.fact, about);
    if (day && other) return { day: laterDay(day, other) };
    return { missing: [...(day ? [] : [trigger]), ...(other ? [] : [second.fact])] };
  }

  /** What a step, fact or parameter is called. */
  title(name: string): string {
    const { book } = this.input;
    return book.steps[name]?.title ?? entityFactTitle(name) ?? book.params[name] ?? name;
  }

  /** The step with a mark such as T_e. */
  marked(mark: string): string | undefined {
    const { steps } = this.input.book;
    return Object.keys(steps).find((name) => steps[name]?.mark === mark);
  }

  /** A day with its words; `provisional` where what it was counted from is. */
  make(name: string, date: string, standing: Standing, provisional = false): PlannedDay {
    const title = this.title(name);
    const said: Record<Standing, string> = {
      happened: `${title}已登记在${formatDate(date)}`,
      planned: `${title}计划日${formatDate(date)}`,
      parameter: `轮次参数“${title}”${formatDate(date)}`,
      latest: `${title}未定，取最迟日${formatDate(date)}`,
    };
    const open = isProvisional(this.input.calendar, date);
    return { date, standing, provisional: provisional || (standing === 'latest' && open), words: said[standing] };
  }

  /** The last day its terms leave a step, whatever day somebody gave it. */
  leftTo(fact: string, ref: string): PlannedDay | undefined {
    return this.leftBy(fact, { ref });
  }

  private fromParam(param: string, date: string): PlannedDay {
    return this.make(param, date, 'parameter');
  }

  private find(fact: string, about: About): PlannedDay | undefined {
    if (fact.startsWith('letter.')) return letterDay(this, fact, about);
    return this.happened(fact, about) ?? this.said(fact, about) ?? this.leftBy(fact, about);
  }

  private happened(fact: string, { ref }: About): PlannedDay | undefined {
    // Batches are known by their number; the ledger tells theirs.
    if (this.input.book.steps[fact]?.level === 'transfer') return undefined;
    const done = completion(this.state, fact, subjectOf(`inspection/${ref}`));
    return done && this.make(fact, done.on, 'happened');
  }

  /** The day somebody gave: for this inspection, for a hearing of it, for all. */
  private said(fact: string, { ref }: About): PlannedDay | undefined {
    const { own, hearings, plans, book } = this.input;
    const hearing = hearings.find(({ step, inspections }) => step === fact && inspections.includes(ref));
    const date = own[ref]?.[fact] ?? hearing?.date ?? plans[fact];
    if (date !== undefined) return this.make(fact, date, 'planned');
    const recorder = recorderOf(book, fact);
    const combined = recorder === undefined ? undefined : this.of(recorder, { ref });
    if (combined) return combined;
    const standIn = standInFor(book, fact);
    const principal = standIn === undefined ? undefined : this.of(standIn, { ref });
    // T_p stands for T_f (D11) where somebody gave it a day of its own.
    return principal && principal.standing !== 'latest' ? principal : undefined;
  }

  /** The last day the terms leave that the step meets; the earliest where there are several. */
  private leftBy(fact: string, about: About): PlannedDay | undefined {
    const { book, calendar } = this.input;
    const days = Object.values(book.deadlines).flatMap((rule): PlannedDay[] => {
      if (rule['met-by'] !== fact || rule.within === undefined || rule.level === 'office') return [];
      if (!this.applies(rule, about.ref)) return [];
      const base = this.base(rule, about);
      if ('missing' in base) return [];
      if (typeof rule.from === 'object' && 'param' in rule.from) return [base.day];
      // A period's end (D10) begins duties at the very end of a round: no step waits for their last day.
      if (typeof rule.from === 'object' && 'end' in rule.from) return [];
      const { due, provisional } = countTerm(calendar, parseTerm(rule.within), base.day.date);
      return [this.make(fact, due, 'latest', provisional || base.day.provisional)];
    });
    return days.sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  }

  /** Whether the inspection has the trait a rule asks for. */
  applies({ when }: Pick<DeadlineRule, 'when'>, ref: string): boolean {
    if (when === undefined) return true;
    return this.input.groups.some(({ inspections }) =>
      inspections.some((one) => one.ref === ref && one.traits.includes(when)),
    );
  }
}
