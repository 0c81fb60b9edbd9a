import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../calendar/published.ts';
import { countTerm } from './count.ts';
import { formatDate } from './format.ts';
import type { Counted } from './note.ts';
import type { Term } from './term.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const lines = ({ days }: Counted) =>
  days.map(({ date, weekday, what, n, why }) => [date, weekday, what, n ?? '', why].join(' '));
const explain = (term: Term, base: string) => lines(countTerm(calendar, term, base));

describe('why it is this day', () => {
  it('working days: every day from the trigger to due', () => {
    expect(explain({ kind: 'working-days', n: 3 }, '2023-05-04')).toEqual([
      '2023-05-04 周四 trigger  起算，当日不计',
      '2023-05-05 周五 counted 1 工作日',
      '2023-05-06 周六 counted 2 补班（劳动节调休）',
      '2023-05-07 周日 skipped  周日',
      '2023-05-08 周一 due 3 工作日',
    ]);
  });

  it('days: the trigger, where it landed, what it rolled across, due', () => {
    expect(explain({ kind: 'days', n: 10 }, '2022-04-21')).toEqual([
      '2022-04-21 周四 trigger  起算，当日不计',
      '2022-05-01 周日 landed 10 劳动节放假',
      '2022-05-02 周一 rolled  劳动节放假',
      '2022-05-03 周二 rolled  劳动节放假',
      '2022-05-04 周三 rolled  劳动节放假',
      '2022-05-05 周四 due  工作日',
    ]);
  });

  it('months: says when the month has no such day', () => {
    expect(explain({ kind: 'months', n: 2 }, '2022-12-31')).toEqual([
      '2022-12-31 周六 trigger  起算，当日不计',
      '2023-02-28 周二 due 2 2月无31日，取月末；工作日',
    ]);
  });

  it('days before: backwards', () => {
    expect(explain({ kind: 'days-before', n: 2 }, '2022-05-16')).toEqual([
      '2022-05-16 周一 trigger  计划日，往前数',
      '2022-05-14 周六 landed 2 周六',
      '2022-05-13 周五 due  工作日',
    ]);
  });

  it('same day and fixed day', () => {
    expect(explain({ kind: 'same-day' }, '2022-06-25')).toEqual([
      '2022-06-25 周六 trigger  起算',
      '2022-06-25 周六 due  当天到期，不顺延',
    ]);
    expect(explain({ kind: 'on-date' }, '2022-04-22')).toEqual(['2022-04-22 周五 due  给定日，含当日，不移动']);
  });

  it('marks each day that is not certain', () => {
    expect(explain({ kind: 'working-days', n: 3 }, '2026-12-29').slice(1)).toEqual([
      '2026-12-30 周三 counted 1 工作日（暂定：2027年的通知可能改动）',
      '2026-12-31 周四 counted 2 工作日（暂定：2027年的通知可能改动）',
      '2027-01-01 周五 due 3 工作日（暂定：2027年放假安排未公布）',
    ]);
  });

  it('formats a date for people', () => {
    expect(formatDate('2022-06-24')).toBe('2022年6月24日（周五）');
  });
});
