import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, hostFor, ROUND, World } from '../../test/support/heart.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';

const I = hostFor('inspection/1-1');
const late = { late: '补录' };

describe('rectification counts from the feedback to the leadership', () => {
  it('whose period does not roll, while the terms do (D10), unit by unit', () => {
    const w = new World({ book: bookOf('xinghai-wuyang'), start: '2025-12-01' });
    w.fact('inspection/1-1', 'feedback.leadership', '2025-12-17', {}, late);
    expect(w.deadline(I, 'rectification.report')).toMatchObject({ due: '2026-02-24' });
    const units = () => ['disc', 'orgd'].map((unit) => w.deadline(I, 'supervision.report', `unit/${unit}`));
    expect(units().map((d) => [d?.due, d?.status])).toEqual([
      ['2026-05-18', 'open'],
      ['2026-05-18', 'open'],
    ]);
    w.fact('inspection/1-1', 'rectify.plan', '2025-12-20', {}, late);
    w.fact('inspection/1-1', 'rectify.reports', '2026-02-20', { part: 'progress' }, late);
    expect(w.deadline(I, 'rectification.report')).toMatchObject({ status: 'open' });
    w.fact('inspection/1-1', 'rectify.reports', '2026-02-25', { part: 'principal' }, late);
    expect(w.deadline(I, 'rectification.report')).toMatchObject({ status: 'met', metOn: '2026-02-25' });
    expect(w.tryFact('inspection/1-1', 'rectify.supervision-report', '2026-05-10')).toMatchObject({
      field: 'data.unit',
    });
    w.fact('inspection/1-1', 'rectify.supervision-report', '2026-05-10', { unit: 'orgd' });
    expect(units().map((d) => d?.status)).toEqual(['open', 'met']);
  });

  it('or, while only the principal was told, from that day, marked (D11)', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2022-07-01' });
    w.fact('inspection/1-1', 'feedback.principal', '2022-07-08', {}, late);
    expect(w.deadline(I, 'rectification.plan')).toMatchObject({ due: '2022-07-22' });
    expect(w.log(I, 'deadline.opened').at(-1)).toMatchObject({ standIn: 'feedback.principal' });
    expect(w.deadline(ROUND, 'archive.handover')).toMatchObject({ due: '2022-07-22' });
    w.fact('inspection/1-1', 'feedback.leadership', '2022-07-11');
    expect(w.deadline(I, 'rectification.plan')).toMatchObject({ due: '2022-07-25', generation: 2 });
    expect(w.log(I, 'deadline.moved').at(-1)).toMatchObject({ standIn: undefined });
  });

  it('for the archive of a group, inspection by inspection', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2022-07-01', groups: groupsOf([2]) });
    w.fact('inspection/1-1', 'feedback.leadership', '2022-07-08', {}, late);
    w.fact('inspection/1-2', 'feedback.leadership', '2022-07-15', {}, late);
    const rows = () => ['1-1', '1-2'].map((ref) => w.deadline(ROUND, 'archive.handover', ref));
    expect(rows().map((d) => d?.due)).toEqual(['2022-07-22', '2022-07-29']);
    w.fact('group/1', 'archive.handover', '2022-07-20', { inspections: ['1-1'] }, late);
    expect(rows().map((d) => d?.status)).toEqual(['met', 'open']);
    expect(w.tryFact('group/1', 'archive.handover', '2022-07-21', { inspections: ['1-1'] }, late)).toMatchObject({
      code: 'already',
    });
    w.fact('group/1', 'archive.handover', '2022-07-28', { inspections: ['1-2'] }, late);
    expect(rows().map((d) => d?.status)).toEqual(['met', 'met']);
  });
});

describe('a term before a planned day (D13)', () => {
  const list: DeadlineRule = {
    title: '联络组名单',
    level: 'inspection',
    from: { planned: 'station.entry' },
    within: '2 days before',
    'met-by': 'plan.notice',
    'owed-by': 'org',
    'owed-to': 'group',
    force: 'hard',
    source: 'test',
  };
  const book = bookOf('base', { deadlines: { 'liaison.list': list } });

  it('follows the latest plan until the event, and is frozen then', () => {
    const w = new World({ book, start: '2022-04-20', plans: { 'station.entry': '2022-05-12' } });
    expect(w.deadline(I, 'liaison.list')).toMatchObject({ due: '2022-05-10' });
    const plan = (date: string, at: string) => w.command(I, { type: 'set-plan', step: 'station.entry', date }, at);
    expect(plan('2022-05-16', '2022-05-01')).toBeUndefined();
    expect(w.deadline(I, 'liaison.list')).toMatchObject({ due: '2022-05-13', generation: 2 });
    expect(plan('2122-05-16', '2022-05-01')).toMatchObject({ code: 'not-allowed' });
    w.fact('inspection/1-1', 'station.entry', '2022-05-18', {}, late);
    expect(w.deadline(I, 'liaison.list')).toMatchObject({ due: '2022-05-13', generation: 2 });
    expect(plan('2022-05-20', '2022-05-19')).toMatchObject({ code: 'already' });
  });

  it('without any plan counts from the event itself', () => {
    const w = new World({ book, start: '2022-04-20' });
    expect(w.deadline(I, 'liaison.list')).toBeUndefined();
    w.fact('inspection/1-1', 'station.entry', '2022-05-16', {}, late);
    expect(w.deadline(I, 'liaison.list')).toMatchObject({ due: '2022-05-13' });
  });
});

describe('duties nobody asked for', () => {
  it('of an optional step exist once declared or done, for that inspection alone', () => {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2022-04-20', groups: groupsOf([1, 1]) });
    for (const ref of ['1-1', '2-1']) w.fact(`inspection/${ref}`, 'station.entry', '2022-04-21', {}, late);
    expect(w.deadline(I, 'personal-matters.names')).toBeUndefined();
    const step = 'learn.personal-matters-names';
    w.command(I, { type: 'declare-need', step, on: 'inspection/1-1' }, '2022-04-22');
    expect(w.deadline(I, 'personal-matters.names')).toMatchObject({ due: '2022-05-05', status: 'open' });
    const other = hostFor('inspection/2-1');
    w.fact('inspection/2-1', step, '2022-05-06');
    expect(w.deadline(other, 'personal-matters.names')).toMatchObject({ status: 'met', due: '2022-05-05' });
    expect(w.command(I, { type: 'declare-need', step, on: 'inspection/9-9' }, '2022-05-07')).toMatchObject({
      code: 'unknown-subject',
    });
  });

  it('are never a gate, except for the inspection that has them', () => {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2022-06-01', groups: groupsOf([1, 1]) });
    for (const ref of ['1-1', '2-1']) w.fact(`inspection/${ref}`, 'report.situation', '2022-06-14', {}, late);
    w.fact('inspection/1-1', 'learn.special-inspection', '2022-06-01');
    w.command(ROUND, { type: 'declare-need', step: 'learn.special-report', on: 'inspection/1-1' }, '2022-06-15');
    const hear = (ref: string) => w.tryFact('round', 'hear.combined', '2022-06-20', { inspections: [ref] });
    expect(hear('2-1')).toBeUndefined();
    expect(hear('1-1')?.missing).toMatchObject([{ step: 'learn.special-report', on: 'inspection/1-1' }]);
  });

  it('of a person are due the day of the mobilisation, person by person (D2)', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2022-04-01' });
    w.fact('round', 'plan.mobilisation', '2022-04-16', {}, late);
    w.fact('person/p1', 'plan.recusal', '2022-04-16');
    w.fact('round', 'plan.recusal', '2022-04-18', { person: 'p2' });
    const rows = Object.values(w.round.deadlines).filter((d) => d.rule === 'recusal.declaration');
    expect(rows.map((d) => [d.subject.person, d.due, d.metOn])).toEqual([
      ['p1', '2022-04-16', '2022-04-16'],
      ['p2', '2022-04-16', '2022-04-18'],
    ]);
  });
});
