import { describe, expect, it } from 'vitest';
import { publishedCalendar } from './calendar/published.ts';
import { ExplainError, type Explanation, explainDeadline, type Question } from './explain.ts';
import { rulebookLibrary } from './rulebook/library.ts';
import type { DeadlineRule, Rulebook } from './rulebook/schema.ts';

// The worked examples of procedure.md §3, asked the way `deadline` and the API ask them.
const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });
const library = rulebookLibrary();
const explain = (book: string, question: Question): Explanation =>
  explainDeadline(library.resolve(book), calendar, question);

const failure = (book: string, question: Question) => {
  try {
    explain(book, question);
  } catch (error) {
    if (error instanceof ExplainError) return [error.code, error.field];
    throw error;
  }
  return undefined;
};

const examples: [book: string, rule: string, from: string, due: string][] = [
  ['wuyang-2023', 'inquiry.reply', '2023-04-26', '2023-05-04'],
  ['wuyang-2023', 'inquiry.reply', '2023-05-04', '2023-05-08'],
  ['wuyang-2023', 'inquiry.reply', '2023-05-06', '2023-05-10'],
  ['wuyang-2023', 'inquiry.reply', '2023-09-27', '2023-10-08'],
  ['wuyang-2023', 'inquiry.reply', '2026-02-11', '2026-02-14'],
  ['xinghai-2020', 'hearing.leading-group', '2022-06-10', '2022-06-24'],
  ['township-2022', 'hearing.leading-group', '2022-06-10', '2022-06-20'],
  ['xinghai-2020', 'rectification.plan', '2024-02-02', '2024-02-21'],
  ['xinghai-2020', 'rectification.plan', '2026-02-09', '2026-02-28'],
  ['wuyang-2023', 'clue.feedback', '2023-11-30', '2024-02-29'],
  ['xinghai-2020', 'rectification.report', '2025-12-17', '2026-02-24'],
  ['wuyang-2023', 'clue.transfer', '2022-09-26', '2022-10-08'],
  ['wuyang-2023', 'personal-matters.names', '2022-04-21', '2022-05-05'],
  ['xinghai-2020', 'hearing.standing-committee', '2022-06-10', '2022-07-11'],
  ['wuyang-2023', 'clue.feedback', '2022-07-15', '2022-10-17'],
  ['township-2022', 'group-plan.filing', '2022-04-22', '2022-04-22'],
  ['township-2022', 'mobile-villages.list', '2022-04-21', '2022-04-28'],
  ['xinghai-2020', 'recusal.declaration', '2022-06-25', '2022-06-25'],
];

describe('explainDeadline', () => {
  it.each(examples)('%s %s from %s is due %s', (book, rule, from, due) => {
    const found = explain(book, { rule, from });
    expect(found).toMatchObject({ rulebook: book, rule, from, due, provisional: false });
    expect(found.days.at(-1)).toMatchObject({ date: due, what: 'due' });
  });

  it('is provisional where a year is not published (D20)', () => {
    const found = explain('wuyang-2023', { rule: 'inquiry.reply', from: '2026-12-29' });
    expect(found).toMatchObject({ provisional: true });
  });

  it('takes the Shanghai day of a local minute', () => {
    expect(explain('wuyang-2023', { rule: 'inquiry.reply', from: '2023-04-26T23:59' })).toMatchObject({
      from: '2023-04-26',
      due: '2023-05-04',
    });
  });

  it('D7 counts from the later of two triggers, and waits for the missing one', () => {
    const question = { rule: 'inquiry.reply', from: '2023-04-26', and: '2023-05-04' };
    expect(explain('wuyang-2023', { ...question, unit: 'court' })).toMatchObject({
      due: '2023-05-08',
      base: '2023-05-04',
    });
    expect(explain('wuyang-2023', question).due).toBe('2023-05-08');
    expect(explain('wuyang-2023', { rule: 'inquiry.reply', from: '2023-04-26', unit: 'court' })).toMatchObject({
      due: null,
      waiting: ['letter.personnel-received'],
    });
    expect(explain('wuyang-2023', { rule: 'inquiry.reply', from: '2023-04-26', unit: 'aud' }).due).toBe('2023-05-04');
    expect(failure('wuyang-2023', { ...question, unit: 'aud' })).toEqual(['bad-input', 'and']);
  });

  it('D9 shows the first feedback and the month-ends after it', () => {
    const found = explain('wuyang-2023', { rule: 'clue.monthly', from: '2022-07-15' });
    expect(found.first).toMatchObject({ rule: 'clue.feedback', from: '2022-07-15', due: '2022-10-17' });
    expect(found.periods?.map(({ period, due }) => [period, due])).toEqual([
      ['2022-10', '2022-10-31'],
      ['2022-11', '2022-11-30'],
      ['2022-12', '2022-12-30'],
    ]);
    expect(found.due).toBe('2022-10-31');
    expect(explain('wuyang-2023', { rule: 'clue.monthly', from: '2023-11-30' })).toMatchObject({
      first: { due: '2024-02-29' },
      due: '2024-03-29',
    });
  });

  it('D9 takes the first feedback’s due date itself', () => {
    const monthly = (from: string) => explain('wuyang-2023', { rule: 'clue.monthly', from }).due;
    expect(monthly('due=2022-10-17')).toBe('2022-10-31');
    expect(monthly('due=2026-02-03')).toBe('2026-02-28');
    expect(monthly('due=2023-04-03')).toBe('2023-04-28');
  });

  it('D10 counts the supervision report from T_r, which does not roll', () => {
    const expected = { periodEnd: '2026-02-17', base: '2026-02-17', due: '2026-05-18' };
    expect(explain('wuyang-2023', { rule: 'supervision.report', from: '2025-12-17' })).toMatchObject(expected);
    expect(explain('wuyang-2023', { rule: 'supervision.report', from: 'period-end=2026-02-17' })).toMatchObject(
      expected,
    );
  });

  it('D13 counts back from the planned day', () => {
    const rule: DeadlineRule = {
      title: '联络组名单',
      level: 'inspection',
      from: { planned: 'station.entry' },
      within: '2 days before',
      'met-by': 'station.entry',
      'owed-by': 'org',
      'owed-to': 'office',
      force: 'hard',
      source: 'test',
    };
    const book: Rulebook = { ...library.resolve('base'), deadlines: { 'liaison.list': rule } };
    expect(explainDeadline(book, calendar, { rule: 'liaison.list', from: '2022-05-16' }).due).toBe('2022-05-13');
  });

  it('D16–D18 need the window of the stay', () => {
    const stay = { from: '2022-04-21', and: '2022-06-10' };
    expect(explain('township-2022', { rule: 'branch.committee', ...stay })).toMatchObject({
      expected: 8,
      due: '2022-04-24',
    });
    expect(explain('township-2022', { rule: 'group.meeting', ...stay })).toMatchObject({ expected: 35, due: null });
    expect(explain('township-2022', { rule: 'branch.meetings', from: '2022-06-10' })).toMatchObject({
      due: '2022-06-10',
      times: { 'plan.branch-general': 2 },
    });
    expect(failure('township-2022', { rule: 'branch.committee', from: '2022-04-21' })).toEqual(['bad-input', 'and']);
  });

  it('a duty without a number has no due date', () => {
    expect(explain('wuyang-2023', { rule: 'inquiry.no-term', from: '2023-04-26' })).toMatchObject({
      due: null,
      days: [],
    });
  });

  it.each<[Question, string[]]>([
    [{ rule: 'nope', from: '2023-04-26' }, ['unknown-rule', 'rule']],
    [{ rule: 'toString', from: '2023-04-26' }, ['unknown-rule', 'rule']],
    [{ rule: 'inquiry.reply', from: '2023-04-26', unit: 'pol' }, ['unknown-unit', 'unit']],
    [{ rule: 'inquiry.reply', from: '26.4.2023' }, ['bad-input', 'from']],
    [{ rule: 'inquiry.reply', from: '2023-02-30' }, ['bad-input', 'from']],
    [{ rule: 'inquiry.reply', from: '2023-02-20T25:00' }, ['bad-input', 'from']],
    [{ rule: 'inquiry.reply', from: '2009-02-20' }, ['bad-input', 'from']],
    [{ rule: 'inquiry.reply', from: 'due=2023-02-20' }, ['bad-input', 'from']],
    [{ rule: 'inquiry.reply', from: '2023-04-26', and: 'x', unit: 'court' }, ['bad-input', 'and']],
    [{ rule: 'clue.feedback', from: '2023-04-26', and: '2023-04-27' }, ['bad-input', 'and']],
    [{ rule: 'clue.monthly', from: 'period-end=2023-04-26' }, ['bad-input', 'from']],
  ])('refuses %j naming the field', (question, expected) => {
    expect(failure('wuyang-2023', question)).toEqual(expected);
  });
});
