import { describe, expect, it } from 'vitest';
import { withClosures } from '../calendar/closures.ts';
import { publishedCalendar } from '../calendar/published.ts';
import { countTerm } from './count.ts';
import { latestOf } from './latest.ts';
import { monthlyPeriods } from './monthly.ts';
import { addMonths, monthEnd, periodEnd } from './months.ts';
import { shiftForRung } from './rung.ts';
import type { Term } from './term.ts';
import { weeksOwed } from './weeks.ts';
import { workdaysAfterDate, workdaysBeforeDate, workdaysBetween } from './working-days.ts';

// The worked examples of procedure.md §2, §3 and §8, and of peers.md §6, by D-number.
const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const workingDays = (n: number): Term => ({ kind: 'working-days', n });
const days = (n: number): Term => ({ kind: 'days', n });
const months = (n: number): Term => ({ kind: 'months', n });
const daysBefore = (n: number): Term => ({ kind: 'days-before', n });

const dues: [rule: string, base: string, term: Term, due: string][] = [
  ['D1 周六补班收到，当日不计', '2023-05-06', workingDays(3), '2023-05-10'],
  ['D2 动员部署会在周六，当天', '2022-06-25', { kind: 'same-day' }, '2022-06-25'],
  ['D2 国庆节当天', '2022-10-01', { kind: 'same-day' }, '2022-10-01'],
  ['D3', '2023-04-26', workingDays(3), '2023-05-04'],
  ['D3 05-06 周六补班', '2023-05-04', workingDays(3), '2023-05-08'],
  ['D3 周日补班', '2023-09-27', workingDays(3), '2023-10-08'],
  ['D3 周六补班', '2026-02-11', workingDays(3), '2026-02-14'],
  ['D3 春节', '2026-02-13', workingDays(3), '2026-02-25'],
  ['D3 周日补班', '2026-09-17', workingDays(3), '2026-09-21'],
  ['D3 国庆节', '2026-09-29', workingDays(3), '2026-10-09'],
  ['D3 撤离', '2022-06-10', workingDays(10), '2022-06-24'],
  ['D3 春节', '2023-01-13', workingDays(10), '2023-02-01'],
  ['D3 除夕是工作日', '2024-02-02', workingDays(10), '2024-02-21'],
  ['D3 周六补班', '2026-02-09', workingDays(10), '2026-02-28'],
  ['D3 国庆节', '2026-09-18', workingDays(10), '2026-10-09'],
  ['D3 核查 §8', '2022-05-05', workingDays(20), '2022-06-01'],
  ['D4 一周，补班周六', '2022-09-26', days(7), '2022-10-08'],
  ['D4 劳动节', '2022-04-21', days(10), '2022-05-05'],
  ['D4 不顺延', '2022-06-10', days(10), '2022-06-20'],
  ['D5 周日顺延', '2022-06-10', months(1), '2022-07-11'],
  ['D5 无对应日取月末', '2022-12-31', months(2), '2023-02-28'],
  ['D5 闰年', '2023-11-30', months(3), '2024-02-29'],
  ['D5 春节顺延', '2025-12-17', months(2), '2026-02-24'],
  ['D5 国庆节顺延', '2026-08-01', months(2), '2026-10-08'],
  ['D9 首次反馈 F', '2022-07-15', months(3), '2022-10-17'],
  ['D10 监督报告从 T_r 起', '2026-02-17', months(3), '2026-05-18'],
  ['D12 固定日', '2022-04-22', { kind: 'on-date' }, '2022-04-22'],
  ['D12 固定日遇周日', '2022-06-26', { kind: 'on-date' }, '2022-06-26'],
  ['D13 周六提前', '2022-05-16', daysBefore(2), '2022-05-13'],
];

describe('due dates', () => {
  it.each(dues)('%s: %s %j → %s', (_rule, base, term, due) => {
    expect(countTerm(calendar, term, base)).toMatchObject({ due, provisional: false });
  });

  it('D3 a county closure moves 2024-02-02 +10WD', () => {
    const closed = withClosures(calendar, { '2024-02-09': '除夕' });
    expect(countTerm(closed, workingDays(10), '2024-02-02').due).toBe('2024-02-22');
  });

  it('D5 months are never added to a rolled day: T_r + 3M, not 双报告 + 3M', () => {
    expect(periodEnd('2025-12-17', 2)).toBe('2026-02-17');
    expect(countTerm(calendar, months(3), '2026-02-24').due).toBe('2026-05-25');
  });

  it('D7 counts from the later of two triggers, and from none while one is missing', () => {
    const base = latestOf(['2023-04-26', '2023-05-04']);
    expect(base).toBe('2023-05-04');
    expect(countTerm(calendar, workingDays(3), base ?? '').due).toBe('2023-05-08');
    expect(latestOf(['2023-04-26', undefined])).toBeUndefined();
    expect(latestOf([])).toBeUndefined();
  });

  it('D5, D10 addMonths is by the calendar alone', () => {
    expect(addMonths('2022-06-10', 1)).toBe('2022-07-10');
    expect(addMonths('2026-08-01', 2)).toBe('2026-10-01');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  });
});

describe('D9 month ends', () => {
  it.each([
    ['2026-02', '2026-02-28'],
    ['2023-04', '2023-04-28'],
    ['2022-10', '2022-10-31'],
    ['2024-03', '2024-03-29'],
    ['2026-05', '2026-05-29'],
    ['2026-10', '2026-10-30'],
  ])('eom(%s) = %s', (month, due) => {
    expect(monthEnd(calendar, month)).toBe(due);
  });

  it('移交 2022-07-15: F 10-17, first 10-31, then 11-30', () => {
    expect(monthlyPeriods(calendar, '2022-10-17', '2022-11')).toEqual([
      { period: '2022-10', due: '2022-10-31', provisional: false, opens: '2022-10-17' },
      { period: '2022-11', due: '2022-11-30', provisional: false, opens: '2022-11-01' },
    ]);
  });

  it('移交 2023-11-30: F 2024-02-29 is itself eom, so the first is 2024-03-29', () => {
    expect(monthlyPeriods(calendar, '2024-02-29', '2024-03')).toEqual([
      { period: '2024-03', due: '2024-03-29', provisional: false, opens: '2024-03-01' },
    ]);
  });

  it('December of the last published year and what follows are provisional (D20)', () => {
    const periods = monthlyPeriods(calendar, '2026-10-16', '2027-01');
    expect(periods.map(({ due, provisional }) => [due, provisional])).toEqual([
      ['2026-10-30', false],
      ['2026-11-30', false],
      ['2026-12-31', true],
      ['2027-01-29', true],
    ]);
  });

  it('has none before F, and refuses a month that is none', () => {
    expect(monthlyPeriods(calendar, '2022-10-17', '2022-09')).toEqual([]);
    expect(() => monthEnd(calendar, '2022-13')).toThrow(expect.objectContaining({ code: 'bad-month' }));
  });
});

describe('S2: stationed 2022-04-21 … 2022-06-10', () => {
  it('D16 owes 8 weeks, Mondays 04-18 … 06-06, due on Sundays', () => {
    const weeks = weeksOwed(calendar, '2022-04-21', '2022-06-10');
    expect(weeks.map(({ week }) => week)).toEqual(
      ['04-18', '04-25', '05-02', '05-09', '05-16', '05-23', '05-30', '06-06'].map((day) => `2022-${day}`),
    );
    expect(weeks[0]).toEqual({ week: '2022-04-18', due: '2022-04-24', provisional: false });
    expect(weeks.at(-1)?.due).toBe('2022-06-12');
  });

  it('D16 a week with 2 working days inside owes nothing', () => {
    expect(weeksOwed(calendar, '2022-06-09', '2022-06-10')).toEqual([]);
    expect(weeksOwed(calendar, '2022-06-08', '2022-06-10')).toHaveLength(1);
    expect(weeksOwed(calendar, '2022-06-10', '2022-06-08')).toEqual([]);
  });

  it('D17 counts 35 working days', () => {
    expect(workdaysBetween(calendar, '2022-04-21', '2022-06-10')).toBe(35);
    expect(workdaysBetween(calendar, '2022-06-10', '2022-04-21')).toBe(0);
  });
});

describe('rungs', () => {
  it.each([
    [{ n: 1, unit: 'working-days', dir: 'before' }, '2022-09-30'],
    [{ n: 2, unit: 'working-days', dir: 'after' }, '2022-10-10'],
    [{ n: 7, unit: 'days', dir: 'before' }, '2022-10-01'],
    [{ n: 1, unit: 'days', dir: 'after' }, '2022-10-09'],
    [{ n: 0, unit: 'working-days', dir: 'after' }, '2022-10-08'],
  ] as const)('%j of 2022-10-08 is %s', (shift, date) => {
    expect(shiftForRung(calendar, '2022-10-08', shift)).toBe(date);
  });

  it('working days before and after a rest day', () => {
    expect(workdaysBeforeDate(calendar, '2022-10-04', 1)).toBe('2022-09-30');
    expect(workdaysAfterDate(calendar, '2022-10-04', 1)).toBe('2022-10-08');
    expect(workdaysAfterDate(calendar, '2022-10-04', 2)).toBe('2022-10-09');
  });
});

describe('counts that mean nothing are refused', () => {
  it.each([workingDays(0), workingDays(-1), workingDays(1.5), days(-1), months(Number.NaN), daysBefore(1e9)])(
    '%j',
    (term) => {
      expect(() => countTerm(calendar, term, '2022-06-10')).toThrow(expect.objectContaining({ code: 'bad-count' }));
    },
  );
});
