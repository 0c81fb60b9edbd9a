import { describe, expect, it } from 'vitest';
import { noticeCalendar } from '../calendar/notice-files.ts';
import { publishedCalendar } from '../calendar/published.ts';
import { countTerm } from './count.ts';
import type { Term } from './term.ts';
import { weeksOwed } from './weeks.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });

describe('D20 provisional due dates', () => {
  it.each<[string, Term, string, boolean]>([
    ['2026-12-29', { kind: 'working-days', n: 3 }, '2027-01-01', true],
    ['2026-12-22', { kind: 'working-days', n: 3 }, '2026-12-25', false],
    ['2026-12-23', { kind: 'working-days', n: 3 }, '2026-12-28', true],
    ['2026-12-15', { kind: 'days', n: 10 }, '2026-12-25', false],
    ['2026-12-16', { kind: 'days', n: 10 }, '2026-12-28', true],
    ['2026-10-25', { kind: 'months', n: 2 }, '2026-12-25', false],
    ['2026-11-30', { kind: 'months', n: 3 }, '2027-03-01', true],
    ['2027-01-10', { kind: 'days-before', n: 20 }, '2026-12-21', false],
    ['2027-01-10', { kind: 'days-before', n: 14 }, '2026-12-25', true],
    ['2027-05-01', { kind: 'same-day' }, '2027-05-01', false],
    ['2027-05-01', { kind: 'on-date' }, '2027-05-01', false],
  ])('%s %j → %s, provisional %s', (base, term, due, provisional) => {
    expect(countTerm(calendar, term, base)).toMatchObject({ due, provisional });
  });

  it('the notice of 2018-12 moved a due day that had been an estimate', () => {
    const before = publishedCalendar({ years: { from: 2011, to: 2018 } });
    const term: Term = { kind: 'working-days', n: 3 };
    expect(countTerm(before, term, '2018-12-26')).toMatchObject({ due: '2018-12-31', provisional: true });
    expect(countTerm(noticeCalendar(), term, '2018-12-26')).toMatchObject({ due: '2018-12-29', provisional: false });
  });

  it('weeks of an unpublished year are provisional', () => {
    expect(weeksOwed(calendar, '2026-12-14', '2027-01-08').map(({ provisional }) => provisional)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
