import { addDays, parseDate } from '../calendar/date.ts';
import { isWorkday } from '../calendar/days.ts';
import { countTerm, workdaysBeforeDate } from '../counting/index.ts';
import { parseTerm } from '../counting/parse-term.ts';
import { lettersOf } from '../heart/letters.ts';
import { completion } from '../heart/met.ts';
import type { About, Days } from './days.ts';
import { milestoneOf, replyRule } from './letter-kinds.ts';
import { laterDay, type PlannedDay } from './planned-day.ts';

/** Everything that can happen to a letter between its sending and its reply starts on one planned day. */
export function letterDay(days: Days, fact: string, about: About): PlannedDay | undefined {
  const { kind, unit } = about;
  if (kind === undefined || unit === undefined) return undefined;
  return happenedToIt(days, fact, kind, unit) ?? planned(days, fact, kind, unit);
}

function happenedToIt(days: Days, fact: string, kind: string, unit: string): PlannedDay | undefined {
  const letter = lettersOf(days.state).find((one) => one.kind === kind && one.unit === unit);
  if (!letter) return undefined;
  const subject = { letter: letter.id, unit };
  // Nobody is named in the letter: its own receipt is all there is to wait for (D7).
  const single = fact === 'letter.personnel-received' && completion(days.state, 'letter.no-personnel', subject);
  const asked = single ? 'letter.received' : fact;
  const done = completion(days.state, asked, subject);
  return done && days.make(asked, done.on, 'happened');
}

function planned(days: Days, fact: string, kind: string, unit: string): PlannedDay | undefined {
  const { book, plans } = days.input;
  if (fact === 'letter.replied') return undefined;
  // The other half of a double trigger goes with the letter unless it has a day of its own (#159).
  const info = Object.keys(book.steps).find((name) => {
    const by = book.steps[name]?.['done-by'];
    return by?.fact === fact && fact !== 'letter.sent' && (by.letter === undefined || by.letter === kind);
  });
  const infoDay = info === undefined ? undefined : plans[info];
  if (info !== undefined && infoDay !== undefined) return days.make(info, infoDay, 'planned');
  const step = book.letters[kind]?.step ?? '';
  const given = plans[step];
  if (given !== undefined) return days.make(step, given, 'planned');
  const waits = gatesDay(days, step);
  if (waits) return waits;
  const latest = latestReceipt(days, kind, unit);
  return latest === undefined ? undefined : days.make(fact, latest, 'latest');
}

/** A letter that waits for something with a day goes out on that day（汇总名单后发函）. */
function gatesDay(days: Days, step: string): PlannedDay | undefined {
  const refs = refsOf(days);
  const gates = Object.keys(days.input.book.steps[step]?.after ?? {});
  const found = gates.flatMap((gate) => days.latestAmong(gate, refs) ?? []);
  const last = found.length === 0 ? undefined : found.reduce(laterDay);
  return (
    last && { ...days.make(step, last.date, 'latest', last.provisional), words: `${last.words}，当日发函、当日签收` }
  );
}

/** The last working day on which the unit can receive a letter so that its reply is there before the milestone. */
export function latestReceipt(days: Days, kind: string, unit: string): string | undefined {
  const { book, calendar } = days.input;
  const before = milestoneDay(days, kind);
  if (!before) return undefined;
  const term = replyRule(book, kind, unit)?.within;
  const last = workdaysBeforeDate(calendar, before.date, 1);
  if (term === undefined) return last;
  for (let day = last; parseDate(day).year >= calendar.firstYear; day = addDays(day, -1)) {
    if (isWorkday(calendar, day) && countTerm(calendar, parseTerm(term), day).due < before.date) return day;
  }
  return undefined;
}

/** The first day the milestone has in any inspection: a letter of the round is for all of them. */
export function milestoneDay(days: Days, kind: string): PlannedDay | undefined {
  const step = days.marked(milestoneOf(days.input.book, kind));
  if (step === undefined) return undefined;
  const found = refsOf(days).flatMap((ref) => days.of(step, { ref }) ?? []);
  return found.sort((a, b) => (a.date < b.date ? -1 : 1))[0];
}

function refsOf(days: Days): string[] {
  return days.input.groups.flatMap(({ inspections }) => inspections.map(({ ref }) => ref));
}
