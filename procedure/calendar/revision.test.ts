import { describe, expect, it } from 'vitest';
import { withClosures } from './closures.ts';
import { dayKind, isRestDay } from './days.ts';
import { withNotice, type YearNotice } from './notice.ts';
import { yearNotices } from './notice-files.ts';
import { isProvisional } from './provisional.ts';
import { publishedCalendar } from './published.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const next: YearNotice = {
  year: calendar.lastYear + 1,
  sources: [{ number: '试〔2026〕1号', url: 'https://example.invalid/' }],
  holidays: [
    { name: '元旦', off: ['2027-01-01', '2027-01-03'], work: ['2026-12-26'] },
    { name: '国庆节', off: ['2027-10-01', '2027-10-07'], work: ['2027-10-09'] },
  ],
};

describe('withClosures', () => {
  it('makes a new version, the same for the same closures', () => {
    const a = withClosures(calendar, { '2026-07-15': '防汛', '2026-07-16': '防汛' });
    const b = withClosures(calendar, { '2026-07-16': '防汛', '2026-07-15': '防汛' });
    expect(a.version).not.toBe(calendar.version);
    expect(a.version.startsWith(`${calendar.version}+`)).toBe(true);
    expect(b.version).toBe(a.version);
    expect(withClosures(calendar, { '2026-07-15': '防汛' }).version).not.toBe(a.version);
    expect(withClosures(a, {}).version).toBe(calendar.version);
  });

  it('leaves the given calendar alone', () => {
    withClosures(calendar, { '2026-07-15': '防汛' });
    expect(calendar.closures).toEqual({});
  });

  it('refuses a closure without a reason or on no day', () => {
    expect(() => withClosures(calendar, { '2026-07-15': ' ' })).toThrow(
      expect.objectContaining({ code: 'bad-closure' }),
    );
    expect(() => withClosures(calendar, { '2026-02-29': '防汛' })).toThrow(
      expect.objectContaining({ code: 'bad-date' }),
    );
  });
});

describe('withNotice', () => {
  it('publishes the next year and settles the last days of this one', () => {
    const later = withNotice(calendar, next);
    expect(later.lastYear).toBe(2027);
    expect(later.version).not.toBe(calendar.version);
    expect(dayKind(later, '2026-12-26')).toEqual({ rest: false, why: '补班（元旦调休）' });
    expect(isRestDay(later, '2027-10-05')).toBe(true);
    expect(isProvisional(later, '2026-12-31')).toBe(false);
    expect(isProvisional(later, '2027-12-26')).toBe(true);
  });

  it('replaces a published year whose notice was changed, and only that year', () => {
    const [notice] = yearNotices().filter(({ year }) => year === 2019);
    if (!notice) throw new Error('no notice');
    const once = withNotice(calendar, { ...notice, holidays: notice.holidays.filter(({ name }) => name === '元旦') });
    expect(isRestDay(once, '2018-12-31')).toBe(true);
    expect(isRestDay(once, '2019-10-01')).toBe(false);
    expect(isRestDay(once, '2020-10-01')).toBe(true);
    expect(isRestDay(once, '2018-10-01')).toBe(true);
  });

  it('refuses a year that leaves a gap, days of another year, and a day both off and worked', () => {
    expect(() => withNotice(calendar, { ...next, year: 2028 })).toThrow(
      expect.objectContaining({ code: 'bad-notice' }),
    );
    const stray = { name: '元旦', off: ['2025-01-01', '2025-01-01'] as [string, string], work: [] };
    expect(() => withNotice(calendar, { ...next, holidays: [stray] })).toThrow('不应有');
    const both = { name: '元旦', off: ['2027-01-01', '2027-01-03'] as [string, string], work: ['2027-01-02'] };
    expect(() => withNotice(calendar, { ...next, holidays: [both] })).toThrow('既放假又补班');
  });
});
