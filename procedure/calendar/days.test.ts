import { describe, expect, it } from 'vitest';
import { withClosures } from './closures.ts';
import { daysBetween, parseDate } from './date.ts';
import { dayKind, isRestDay, isWorkday } from './days.ts';
import { CalendarError } from './errors.ts';
import { isProvisional, provisionalReason } from './provisional.ts';
import { publishedCalendar } from './published.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });

describe('dayKind (D3)', () => {
  it.each([
    ['2022-06-24', false, '工作日'],
    ['2022-06-25', true, '周六'],
    ['2022-06-26', true, '周日'],
    ['2022-10-03', true, '国庆节放假'],
    ['2022-10-08', false, '补班（国庆节调休）'],
    ['2023-05-06', false, '补班（劳动节调休）'],
    ['2026-02-14', false, '补班（春节调休）'],
    ['2022-04-05', true, '清明节放假'],
  ])('%s', (date, rest, why) => {
    expect(dayKind(calendar, date)).toEqual({ rest, why });
    expect(isRestDay(calendar, date)).toBe(rest);
    expect(isWorkday(calendar, date)).toBe(!rest);
  });

  it('除夕 2024-02-09 is a working day unless the county closes', () => {
    expect(dayKind(calendar, '2024-02-09')).toEqual({ rest: false, why: '工作日' });
    const closed = withClosures(calendar, { '2024-02-09': '除夕', '2024-02-10': '多余', '2024-02-18': '暴雪' });
    expect(dayKind(closed, '2024-02-09')).toEqual({ rest: true, why: '本县停班：除夕' });
    expect(dayKind(closed, '2024-02-10').why).toBe('春节放假');
    expect(dayKind(closed, '2024-02-18')).toEqual({ rest: true, why: '本县停班：暴雪' });
  });

  it('estimates an unpublished year by weekends only, and closures still count', () => {
    expect(dayKind(calendar, '2027-10-01')).toEqual({ rest: false, why: '工作日' });
    expect(dayKind(calendar, '2027-10-02')).toEqual({ rest: true, why: '周六' });
    expect(isRestDay(withClosures(calendar, { '2027-10-01': '停电' }), '2027-10-01')).toBe(true);
  });

  it('refuses days before the first published year', () => {
    expect(() => dayKind(calendar, '2010-12-31')).toThrow(expect.objectContaining({ code: 'before-first-year' }));
    expect(() => isProvisional(calendar, '2010-12-31')).toThrow(CalendarError);
  });
});

describe('isProvisional (D20)', () => {
  it.each([
    ['2026-12-25', false],
    ['2026-12-26', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2031-06-01', true],
    ['2025-12-31', false],
    ['2011-01-01', false],
  ])('%s → %s', (date, provisional) => {
    expect(isProvisional(calendar, date)).toBe(provisional);
  });

  it('says why', () => {
    expect(provisionalReason(calendar, '2027-01-04')).toBe('2027年放假安排未公布');
    expect(provisionalReason(calendar, '2026-12-29')).toBe('2027年的通知可能改动');
  });
});

describe('parseDate', () => {
  it.each(['2023-02-30', '20230201', '2023-2-1', '2023-02-01T00:00', '', '2023-02-01[u-ca=chinese]'])(
    'refuses %j',
    (text) => {
      expect(() => parseDate(text)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    },
  );
});

describe('daysBetween', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2022-12-31', '2024-01-01', 366],
    ['2022-06-24', '2022-06-24', 0],
    ['2022-06-24', '2022-06-20', -4],
  ])('%s … %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('refuses what is no day', () => {
    expect(() => daysBetween('2023-02-01', '2023-02-30')).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });
});
