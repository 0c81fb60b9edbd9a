import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar/calendar.ts';
import { withClosures } from '../calendar/closures.ts';
import { addDays } from '../calendar/date.ts';
import { isRestDay, isWorkday } from '../calendar/days.ts';
import { isProvisional } from '../calendar/provisional.ts';
import { publishedCalendar } from '../calendar/published.ts';
import { countTerm } from './count.ts';
import { dateOfInstant, dueInstant } from './instants.ts';
import type { Term } from './term.ts';
import { workdaysAfterDate, workdaysBeforeDate, workdaysBetween } from './working-days.ts';

const LAST = 2026;
const published = publishedCalendar({ years: { from: 2011, to: LAST } });

// Two thirds of the days lie around the end of what is published, where it is easiest to be wrong.
const day = fc.oneof(
  fc.integer({ min: 400, max: 6000 }).map((n) => addDays('2011-01-01', n)),
  fc.integer({ min: 0, max: 150 }).map((n) => addDays('2026-09-15', n)),
  fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-12-10', n)),
);
const reason = fc.constantFrom('防汛', '暴雪', '停电');
const calendar: fc.Arbitrary<Calendar> = fc
  .dictionary(day, reason, { maxKeys: 6 })
  .map((closures) => withClosures(published, closures));
const n = fc.integer({ min: 1, max: 40 });
const workingDays = n.map((count): Term => ({ kind: 'working-days', n: count }));
const rolling = fc.oneof(
  fc.record({ kind: fc.constant('days' as const), n }),
  fc.record({ kind: fc.constant('months' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('days-before' as const), n }),
);
const fixed = fc.constantFrom<Term>({ kind: 'same-day' }, { kind: 'on-date' });
const term: fc.Arbitrary<Term> = fc.oneof(workingDays, rolling, fixed);

/** The calendar after some notice for the year nobody has published yet; it may change any day it owns. */
const nextYearsNotice = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((changes) => {
    const changed = changes.map(([offset, rest]) => ({ date: addDays('2026-12-26', offset), rest }));
    return (before: Calendar): Calendar => ({
      ...before,
      lastYear: LAST + 1,
      rest: { ...before.rest, ...Object.fromEntries(changed.filter((c) => c.rest).map((c) => [c.date, '元旦'])) },
      work: { ...before.work, ...Object.fromEntries(changed.filter((c) => !c.rest).map((c) => [c.date, '元旦'])) },
    });
  });

describe('counting, for any calendar, term and day', () => {
  it('a later trigger never gives an earlier due', () => {
    fc.assert(
      fc.property(calendar, term, day, fc.nat({ max: 60 }), (cal, rule, base, later) => {
        const first = countTerm(cal, rule, base).due;
        expect(countTerm(cal, rule, addDays(base, later)).due >= first).toBe(true);
      }),
    );
  });

  it('working-day and rolling terms are due on a working day', () => {
    fc.assert(
      fc.property(calendar, fc.oneof(workingDays, rolling), day, (cal, rule, base) => {
        expect(isWorkday(cal, countTerm(cal, rule, base).due)).toBe(true);
      }),
    );
  });

  it('exactly n working days lie after the base, up to due (D1, D3)', () => {
    fc.assert(
      fc.property(calendar, n, day, (cal, count, base) => {
        const { due, days } = countTerm(cal, { kind: 'working-days', n: count }, base);
        expect(workdaysBetween(cal, addDays(base, 1), due)).toBe(count);
        expect(workdaysAfterDate(cal, base, count)).toBe(due);
        expect(days.map(({ date }) => date)).toEqual(days.map((_, i) => addDays(base, i)));
      }),
    );
  });

  it('a rolling term passes no working day between where it lands and where it is due (D4, D5, D13)', () => {
    fc.assert(
      fc.property(calendar, rolling, day, (cal, rule, base) => {
        const notes = countTerm(cal, rule, base).days.slice(1);
        const step = rule.kind === 'days-before' ? -1 : 1;
        expect(notes.slice(0, -1).every(({ date }) => isRestDay(cal, date))).toBe(true);
        expect(notes.map(({ date }) => date)).toEqual(notes.map((_, i) => addDays(notes[0]?.date ?? '', i * step)));
      }),
    );
  });

  it('the same inputs give the same answer, and nothing is changed on the way', () => {
    fc.assert(
      fc.property(calendar, term, day, (cal, rule, base) => {
        const copy: Calendar = JSON.parse(JSON.stringify(cal));
        const once = countTerm(cal, rule, base);
        expect(countTerm(copy, rule, base)).toEqual(once);
        expect(cal).toEqual(copy);
      }),
    );
  });

  it('the notes end with the due day, and only there', () => {
    fc.assert(
      fc.property(calendar, term, day, (cal, rule, base) => {
        const { due, days } = countTerm(cal, rule, base);
        expect(days.at(-1)).toMatchObject({ date: due, what: 'due' });
        expect(days.filter(({ what }) => what === 'due')).toHaveLength(1);
      }),
    );
  });

  it('n working days there and back is where it began, from a working day', () => {
    fc.assert(
      fc.property(calendar, n, day, (cal, count, base) => {
        fc.pre(isWorkday(cal, base));
        expect(workdaysBeforeDate(cal, workdaysAfterDate(cal, base, count), count)).toBe(base);
      }),
    );
  });

  it('a due day ends the instant the next begins', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(dateOfInstant(dueInstant(date))).toBe(addDays(date, 1));
        expect(dateOfInstant(Date.parse(dueInstant(date)) - 1)).toBe(date);
      }),
    );
  });
});

describe('D20', () => {
  it('provisional exactly when a day it depends on is unpublished', () => {
    fc.assert(
      fc.property(calendar, fc.oneof(workingDays, rolling), day, (cal, rule, base) => {
        const { provisional, days } = countTerm(cal, rule, base);
        const walked = days.slice(1).map(({ date }) => date);
        expect(provisional).toBe(walked.some((date) => date >= `${LAST}-12-26`));
        expect(provisional).toBe(walked.some((date) => isProvisional(cal, date)));
      }),
    );
  });

  it('no notice of the next year can move a due day that is not provisional', () => {
    fc.assert(
      fc.property(calendar, term, day, nextYearsNotice, (cal, rule, base, publish) => {
        const before = countTerm(cal, rule, base);
        fc.pre(!before.provisional);
        expect(countTerm(publish(cal), rule, base)).toEqual(before);
      }),
    );
  });

  it('every provisional due day can be moved by some notice', () => {
    fc.assert(
      fc.property(calendar, term, day, (cal, rule, base) => {
        const before = countTerm(cal, rule, base);
        fc.pre(before.provisional);
        const rest = { ...cal.rest, [before.due]: '元旦' };
        expect(countTerm({ ...cal, lastYear: LAST + 2, rest }, rule, base).due).not.toBe(before.due);
      }),
    );
  });
});
