import { describe, expect, it } from 'vitest';
import { differingDays } from './compare.ts';
import { noticeCalendar, yearNotices } from './notice-files.ts';
import { isProvisional } from './provisional.ts';
import { publishedCalendar } from './published.ts';

const published = publishedCalendar();
const notices = noticeCalendar();
const FROM = '2011-01-01';
const TO = '2026-12-31';

describe('the two sources', () => {
  it('agree on every day of 2011–2026', () => {
    expect(published.firstYear).toBe(2011);
    expect(published.lastYear).toBeGreaterThanOrEqual(2026);
    expect(notices.lastYear).toBeGreaterThanOrEqual(2026);
    expect(differingDays(published, notices, FROM, TO)).toEqual([]);
  });

  it('would show one wrong day, whichever way it is wrong', () => {
    const { '2023-05-06': _worked, ...work } = notices.work;
    const { '2022-10-03': _rested, ...rest } = notices.rest;
    expect(differingDays(published, { ...notices, work }, FROM, TO)).toEqual([
      { date: '2023-05-06', a: { rest: false, why: '补班（劳动节调休）' }, b: { rest: true, why: '周六' } },
    ]);
    expect(differingDays(published, { ...notices, rest }, FROM, TO).map(({ date }) => date)).toEqual(['2022-10-03']);
    const extra = { ...notices, rest: { ...notices.rest, '2024-02-09': '除夕' } };
    expect(differingDays(published, extra, FROM, TO).map(({ date }) => date)).toEqual(['2024-02-09']);
  });

  it('every notice has a number and an address, and no year is missing', () => {
    const years = yearNotices();
    expect(years.map(({ year }) => year)).toEqual(years.map((_, i) => 2011 + i));
    for (const { number, url } of years.flatMap(({ sources }) => sources)) {
      expect(number).toMatch(/^国(办)?发明电〔20\d\d〕\d+号$/);
      expect(url).toMatch(/^https:\/\/www\.gov\.cn\//);
    }
  });
});

describe('publishedCalendar', () => {
  it('is compact plain JSON, the same each time', () => {
    expect(JSON.parse(JSON.stringify(published))).toEqual(published);
    expect(publishedCalendar()).toEqual(published);
    expect(JSON.stringify(publishedCalendar({ years: { from: 2022, to: 2026 } })).length).toBeLessThan(8_000);
  });

  it('holds only the years asked for, under another version', () => {
    const few = publishedCalendar({ years: { from: 2022, to: 2024 } });
    expect([few.firstYear, few.lastYear]).toEqual([2022, 2024]);
    expect(few.version).not.toBe(published.version);
    expect(differingDays(few, published, '2022-01-01', '2024-12-25')).toEqual([]);
    expect(isProvisional(few, '2025-01-01')).toBe(true);
  });

  it('as known before the 2019 notice, 2018-12-29 is an ordinary Saturday (D20)', () => {
    const before = publishedCalendar({ years: { from: 2011, to: 2018 } });
    expect(differingDays(before, published, '2018-12-26', '2018-12-31').map(({ date }) => date)).toEqual([
      '2018-12-29',
      '2018-12-31',
    ]);
  });

  it('refuses years nobody has published', () => {
    expect(() => publishedCalendar({ years: { from: 2010, to: 2024 } })).toThrow('已公布的年份');
    expect(() => publishedCalendar({ years: { from: 2022, to: 2099 } })).toThrow('已公布的年份');
  });
});
