import { describe, expect, it } from 'vitest';
import { changedDays } from './changed-days.ts';
import { closureErrors, withClosureLines } from './closure-lines.ts';
import { publishedCalendar } from './published.ts';

const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const flood = { from: '2026-07-15', to: '2026-07-17', number: '某政办〔2026〕12号', reason: '防汛' };

describe('本县停班', () => {
  it('closes a day or a span, keeps those there were, and is taken back line by line', () => {
    const closed = withClosureLines(withClosureLines(calendar, [flood]), [
      { from: '2026-08-03', number: '某政办〔2026〕15号', reason: '停电' },
    ]);
    expect(changedDays(calendar, closed)).toEqual(
      ['2026-07-15', '2026-07-16', '2026-07-17', '2026-08-03'].map((date) => ({
        date,
        was: { rest: false, why: '工作日' },
        now: {
          rest: true,
          why: `本县停班：${date > '2026-08' ? '停电（某政办〔2026〕15号）' : '防汛（某政办〔2026〕12号）'}`,
        },
      })),
    );
    const lifted = withClosureLines(closed, [{ ...flood, lifted: true, number: '某政办〔2026〕13号' }]);
    expect(Object.keys(lifted.closures)).toEqual(['2026-08-03']);
    expect(closureErrors(closed, [{ ...flood, lifted: true }])).toEqual([]);
  });

  it.each([
    [{ ...flood, from: '2026-02-30' }, 'from', '停班第 1 行：没有这一天：2026-02-30'],
    [{ ...flood, to: '2026-07-14' }, 'to', '停班第 1 行：止日 2026-07-14 早于起日 2026-07-15'],
    [{ ...flood, to: '2026-12-31' }, 'to', '停班第 1 行：停班 170 天，请核对起止日'],
    [{ ...flood, from: '2010-07-15', to: undefined }, 'from', '停班第 1 行：日历自 2011 年起'],
    [
      { ...flood, from: '2026-07-18', to: '2026-07-19' },
      'from',
      '停班第 1 行：2026-07-18 至 2026-07-19本来就休息，不必登记停班',
    ],
    [{ ...flood, to: undefined, lifted: true as const }, 'from', '停班第 1 行：2026-07-15 没有登记过停班，不能撤销'],
  ])('refuses %o', (line, field, detail) => {
    expect(closureErrors(calendar, [line])).toEqual([{ field: `closures.0.${field}`, detail }]);
  });

  it('names a day that two lines close', () => {
    expect(closureErrors(calendar, [flood, { ...flood, from: '2026-07-17', to: '2026-07-17' }])).toEqual([
      { field: 'closures.1.from', detail: '停班第 2 行：2026-07-17 与停班第 1 行重复' },
    ]);
  });
});
