import { describe, expect, it } from 'vitest';
import { arrangement2027 } from '../../test/support/arrangement.ts';
import { noticeErrors } from './check-notice.ts';
import { withNotice, type YearNotice } from './notice.ts';
import { yearNotices } from './notice-files.ts';
import { publishedCalendar } from './published.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const line = (index: number, more: Partial<YearNotice['holidays'][number]>): YearNotice => ({
  ...arrangement2027,
  holidays: arrangement2027.holidays.map((one, at) => (at === index ? { ...one, ...more } : one)),
});
const errors = (notice: YearNotice) => noticeErrors(calendar, notice);

describe('noticeErrors', () => {
  it('finds nothing wrong with any notice there was', () => {
    for (const notice of yearNotices()) {
      if (notice.year > 2011) expect(noticeErrors(calendar, notice), String(notice.year)).toEqual([]);
    }
    expect(errors(arrangement2027)).toEqual([]);
    expect(withNotice(calendar, arrangement2027).lastYear).toBe(2027);
  });

  it('names the line of a day written twice: in two holidays, off and worked, worked twice', () => {
    const twice = line(1, { off: ['2027-01-03', '2027-01-09'] });
    expect(errors(twice)).toEqual([
      { field: 'holidays.1.off', detail: '第 2 行（春节）：2027-01-03 放假，与第 1 行（元旦）放假重复' },
    ]);
    expect(errors(line(0, { work: ['2027-01-02'] }))).toEqual([
      { field: 'holidays.0.work.0', detail: '第 1 行（元旦）：2027-01-02 补班，与第 1 行（元旦）放假重复' },
    ]);
    expect(errors(line(3, { work: ['2027-04-25', '2027-04-25'] }))).toEqual([
      { field: 'holidays.3.work.1', detail: '第 4 行（劳动节）：2027-04-25 补班，与第 4 行（劳动节）补班重复' },
    ]);
  });

  it('names a year that leaves a gap, a holiday that is missing, a day of another year and one that does not exist', () => {
    expect(errors({ ...arrangement2027, year: 2028 })).toEqual([
      { field: 'year', detail: '2026 年之后须先导入 2027 年，不能隔年导入 2028 年' },
    ]);
    expect(errors({ ...arrangement2027, year: 2011 })).toMatchObject([{ field: 'year' }]);
    const short = { ...arrangement2027, holidays: arrangement2027.holidays.filter(({ name }) => name !== '端午节') };
    expect(errors(short)).toEqual([{ field: 'holidays', detail: '2027 年的安排不全，缺端午节：一年须一次导入完整' }]);
    expect(errors(line(0, { off: ['2026-01-01', '2027-01-03'] }))).toEqual([
      {
        field: 'holidays.0.off.0',
        detail: '第 1 行（元旦）：2026-01-01 不属于 2027 年的安排（2026-12-26 至 2027-12-25）',
      },
    ]);
    expect(errors(line(5, { off: ['2027-09-15', '2027-09-31'] }))).toMatchObject([
      { field: 'holidays.5.off.1', detail: '第 6 行（中秋节）：没有这一天：2027-09-31' },
    ]);
  });

  it('names a span that ends before it begins or is too long, and a make-up day on a weekday; all lines at once', () => {
    expect(errors(line(6, { off: ['2027-10-07', '2027-10-01'] }))).toMatchObject([
      { field: 'holidays.6.off', detail: '第 7 行（国庆节）：放假止日 2027-10-01 早于起日 2027-10-07' },
    ]);
    expect(errors(line(6, { off: ['2027-10-01', '2027-11-07'] }))).toMatchObject([{ field: 'holidays.6.off' }]);
    const two = line(0, { work: ['2027-01-04'] });
    const both = {
      ...two,
      holidays: two.holidays.map((one, at) => (at === 2 ? { ...one, work: ['2027-4-10'] } : one)),
    };
    expect(errors(both)).toEqual([
      { field: 'holidays.0.work.0', detail: '第 1 行（元旦）：2027-01-04 是周一，补班应在周六或周日' },
      { field: 'holidays.2.work.0', detail: '第 3 行（清明节）：没有这一天：2027-4-10' },
    ]);
  });
});
