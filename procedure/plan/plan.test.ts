import { describe, expect, it } from 'vitest';
import { withClosures } from '../calendar/closures.ts';
import { publishedCalendar } from '../calendar/published.ts';
import type { Group } from '../heart/state.ts';
import { rulebookLibrary } from '../rulebook/library.ts';
import type { PlanInput } from './input.ts';
import { type Plan, planOf } from './plan.ts';

const library = rulebookLibrary();
const calendar = publishedCalendar({ years: { from: 2011, to: 2026 } });

function groupsOf(count: number): Group[] {
  return Array.from({ length: count }, (_, i) => ({
    no: i + 1,
    inspections: [{ ref: `${i + 1}-1`, group: i + 1, no: 1, name: `第${i + 1}镇党委`, traits: [] }],
  }));
}

function plan(rulebook: string, given: Partial<PlanInput> = {}, groups = 1): Plan {
  const nothing = { params: {}, plans: {}, own: {}, hearings: [], members: [], facts: [] };
  return planOf({ book: library.resolve(rulebook), calendar, groups: groupsOf(groups), ...nothing, ...given });
}

const S2 = { params: { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' } };
const stay = (entry: string, exit: string) => ({ plans: { 'station.entry': entry, 'withdraw.exit': exit } });
const due = (of: Plan, rule: string) => of.lines.filter((line) => line.rule === rule).map((line) => line.due);
const start = (of: Plan, step: string) => of.latestStarts.filter((one) => one.step === step).map(({ date }) => date);
const codes = (of: Plan) => of.conflicts.map(({ code }) => code);

describe('forward', () => {
  it('gives the S2 round every day its document gives, counting on from last days and saying so', () => {
    const made = plan('township-2022', S2);
    expect(due(made, 'station.entry')).toEqual(['2022-04-21']);
    expect(due(made, 'withdraw.exit')).toEqual(['2022-06-10']);
    expect(due(made, 'group-plan.filing')).toEqual(['2022-04-22']);
    expect(due(made, 'hearing.leading-group')).toEqual(['2022-06-20']);
    const [secretary] = made.lines.filter(({ rule }) => rule === 'hearing.secretary');
    expect(secretary).toMatchObject({ due: '2022-06-30', trigger: { standing: 'latest', date: '2022-06-20' } });
    expect(secretary?.why).toBe('领导小组听取汇报未定，取最迟日2022年6月20日（周一），10 日内');
    const weekly = made.lines.find(({ rule }) => rule === 'branch.committee');
    expect(weekly).toMatchObject({ expected: 8 });
    expect(weekly?.periods[0]?.period).toBe('2022-04-18');
    expect(made.lines.find(({ rule }) => rule === 'group.meeting')).toMatchObject({ expected: 35, due: null });
    expect(made.conflicts).toEqual([]);
  });

  it('counts from a planned hearing instead of its last day once somebody gave one', () => {
    const hearings = [{ step: 'hear.leading-group', date: '2022-06-15', inspections: ['1-1'] }];
    const made = plan('township-2022', { ...S2, hearings }, 2);
    expect(due(made, 'hearing.secretary')).toEqual(['2022-06-27', '2022-06-30']);
  });

  it('lists without a day what has no number and what waits for a day nobody gave', () => {
    const made = plan('wuyang-2023', stay('2023-05-08', '2023-07-07'));
    expect(made.lines.find(({ rule }) => rule === 'inquiry.no-term')).toMatchObject({
      due: null,
      why: '原文无数字，不列日期',
    });
    const report = made.lines.find(({ rule }) => rule === 'supervision.report');
    expect(report).toMatchObject({ due: null, trigger: null, missing: [{ name: 'feedback.leadership' }] });
  });

  it('has the rectification period of D10 end unrolled: T_f 2025-12-17', () => {
    const made = plan('xinghai-wuyang', { plans: { 'feedback.leadership': '2025-12-17' } });
    expect(due(made, 'rectification.report')).toEqual(['2026-02-24']);
    expect(due(made, 'supervision.report')).toEqual(['2026-05-18', '2026-05-18']);
    expect(made.lines.find(({ rule }) => rule === 'supervision.report')?.periodEnd).toBe('2026-02-17');
  });

  it('marks as provisional what counts on from a provisional day, and names it once a rule', () => {
    const made = plan('xinghai-2020', stay('2026-11-02', '2026-12-22'));
    expect(made.lines.find(({ rule }) => rule === 'hearing.leading-group')).toMatchObject({ provisional: true });
    // Counted from a provisional day, in a year nobody published.
    expect(made.lines.find(({ rule }) => rule === 'feedback.drafts')).toMatchObject({ provisional: true });
    const open = made.conflicts.filter(({ code }) => code === 'provisional');
    expect(open.map(({ about }) => about[0])).toContain('feedback.drafts');
    expect(new Set(open.map(({ about }) => about[0])).size).toBe(open.length);
  });
});

describe('backward（倒排）', () => {
  it('has the letters of a double trigger out and received so that 3 working days end before the entry', () => {
    const made = plan('wuyang-2023', stay('2023-05-08', '2023-07-07'));
    // 6 May is a working Saturday: received on 4 May, the reply would be due on the day of the entry.
    expect(start(made, 'inform.inquiries')).toEqual(['2023-04-28']);
    expect(start(made, 'inform.person-info')).toEqual(['2023-04-28']);
    const court = made.lines.find(({ rule, subject }) => rule === 'inquiry.reply' && subject.unit === 'court');
    expect(court).toMatchObject({ due: '2023-05-06' });
    expect(court?.why).toContain('双触发');
    expect(codes(made)).not.toContain('reply-after-entry');
  });

  it('gives §8’s own example: entered 2022-04-21, names 05-05, result 06-01, withdrawal 06-10', () => {
    const made = plan('wuyang-2023', stay('2022-04-21', '2022-06-10'));
    expect(due(made, 'personal-matters.names')).toEqual(['2022-05-05']);
    expect(due(made, 'personal-matters.result')).toEqual(['2022-06-01']);
    expect(start(made, 'learn.personal-matters-letter')).toEqual(['2022-05-11']);
    expect(codes(made)).not.toContain('result-after-withdrawal');
  });

  it('names the result that comes after the withdrawal, with the day the letter would have to go', () => {
    const made = plan('wuyang-2023', stay('2022-04-21', '2022-05-31'), 2);
    const [late] = made.conflicts.filter(({ code }) => code === 'result-after-withdrawal');
    expect(late).toMatchObject({
      dates: ['2022-05-31', '2022-06-01'],
      clause: '二（二）3',
      inspections: ['1-1', '2-1'],
    });
    expect(start(made, 'learn.personal-matters-letter')).toEqual(['2022-04-28']);
  });

  it('works through the gates to what a hearing waits for, a working day ahead', () => {
    const made = plan('township-2022', S2);
    expect(start(made, 'plan.notice')).toEqual(['2022-04-20']);
    expect(start(made, 'plan.round-plan')).toEqual(['2022-04-20']);
    // 18 and 19 June are a weekend.
    expect(start(made, 'report.conferral')).toEqual(['2022-06-17']);
    expect(start(made, 'report.situation')).toEqual(['2022-06-17']);
  });
});

describe('conflicts', () => {
  it('says which kind of day a planned one is: holiday, weekend, closure, or worked weekend', () => {
    const closed = withClosures(calendar, { '2022-06-15': '防汛' });
    const hearings = [{ step: 'hear.leading-group', date: '2022-06-15', inspections: ['1-1'] }];
    const input = {
      calendar: closed,
      hearings,
      plans: { 'station.entry': '2022-05-01', 'withdraw.exit': '2022-05-07' },
    };
    const made = plan('township-2022', input);
    const said = made.conflicts.filter(({ code }) => code === 'rest-day' || code === 'made-up-workday');
    expect(said.map(({ code, detail }) => [code, detail])).toEqual([
      ['rest-day', '进驻乡镇计划日2022年5月1日（周日）是休息日（劳动节放假）：第1组·第1镇党委'],
      ['made-up-workday', '撤回计划日2022年5月7日（周六）是补班（劳动节调休）日：第1组·第1镇党委'],
      ['rest-day', '领导小组听取汇报计划日2022年6月15日（周三）是休息日（本县停班：防汛）：第1组·第1镇党委'],
    ]);
  });

  it('says of a day in a year nobody published that it may yet be one', () => {
    const made = plan('township-2022', stay('2027-03-01', '2027-04-30'));
    const said = made.conflicts.filter(({ code, about }) => code === 'provisional' && about[0] === 'station.entry');
    expect(said.map(({ detail }) => detail)).toEqual([
      '进驻乡镇计划日2027年3月1日（周一）是不是工作日还不一定（2027年放假安排未公布）：第1组·第1镇党委',
    ]);
  });

  it('names days in the wrong order: exit before entry, a hearing before its gate or the stay’s end, a step past its last day', () => {
    expect(codes(plan('township-2022', stay('2022-06-10', '2022-06-09')))).toEqual(['exit-before-entry']);
    const hearings = [
      { step: 'hear.leading-group', date: '2022-06-16', inspections: ['1-1'] },
      { step: 'hear.secretary', date: '2022-06-15', inspections: ['1-1'] },
    ];
    const before = plan('township-2022', { ...S2, hearings });
    expect(before.conflicts.map(({ code, about, dates }) => [code, about, dates])).toEqual([
      ['hearing-before-gate', ['hear.secretary', 'hear.leading-group'], ['2022-06-15', '2022-06-16']],
    ]);
    const early = [{ step: 'hear.leading-group', date: '2022-06-08', inspections: ['1-1'] }];
    expect(codes(plan('township-2022', { ...S2, hearings: early }))).toContain('hearing-before-gate');
    const late = plan('township-2022', { ...S2, own: { '1-1': { 'station.entry': '2022-04-25' } } }, 2);
    expect(late.conflicts.map(({ code, inspections }) => [code, inspections])).toEqual([['later-than-due', ['1-1']]]);
  });

  it('names two hearings on one day, of two kinds or called twice, and leaves one meeting that hears all alone', () => {
    const meeting = (step: string, date: string, ...inspections: string[]) => ({ step, date, inspections });
    const twice = [
      meeting('hear.leading-group', '2022-06-20', '1-1'),
      meeting('hear.leading-group', '2022-06-20', '2-1'),
    ];
    expect(codes(plan('township-2022', { ...S2, hearings: twice }, 2))).toEqual(['hearings-on-one-day']);
    const both = [meeting('hear.leading-group', '2022-06-20', '1-1'), meeting('hear.secretary', '2022-06-20', '1-1')];
    expect(codes(plan('township-2022', { ...S2, hearings: both }))).toEqual(['hearings-on-one-day']);
    const one = [meeting('hear.leading-group', '2022-06-20', '1-1', '2-1')];
    expect(codes(plan('township-2022', { ...S2, hearings: one }, 2))).toEqual([]);
    // One meeting that completes two steps is one meeting.
    const combined = [meeting('hear.combined', '2023-07-20', '1-1')];
    expect(codes(plan('wuyang-2023', { ...stay('2023-05-08', '2023-07-07'), hearings: combined }))).toEqual([]);
  });

  it('names a person in two groups, once, whatever the roles', () => {
    const members = [
      { person: '甲', group: 1, role: 'leader' },
      { person: '乙', group: 1, role: 'member' },
      { person: '甲', group: 2, role: 'member' },
    ];
    const made = plan('township-2022', { ...S2, members }, 2);
    expect(made.conflicts.map(({ code, detail }) => [code, detail])).toEqual([
      ['person-in-two-groups', '甲同时编在第1组（组长）、第2组（组员）'],
    ]);
  });
});

it('makes a plan of every rulebook, with no day at all from no day at all', () => {
  for (const id of library.ids()) {
    const made = plan(id, {}, 3);
    expect(made.lines.filter((line) => line.due !== null || line.provisional)).toEqual([]);
    expect([made.latestStarts, made.conflicts]).toEqual([[], []]);
  }
});
