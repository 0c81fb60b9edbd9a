import { describe, expect, it } from 'vitest';
import { bookOf, CALENDAR, groupsOf, hostFor, local, ROUND, World } from '../../test/support/heart.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { withNotice } from '../calendar/notice.ts';

const I = hostFor('inspection/1-1');
const next: Calendar = withNotice(CALENDAR, {
  year: 2027,
  sources: [{ number: '试〔2026〕1号', url: 'https://example.invalid/' }],
  holidays: [
    { name: '元旦', off: ['2027-01-01', '2027-01-03'], work: [] },
    { name: '国庆节', off: ['2027-10-01', '2027-10-07'], work: [] },
  ],
});

describe('a provisional deadline (D20)', () => {
  function letter(received: string): World {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2026-12-01' });
    w.fact('letter/aud', 'letter.sent', received);
    w.fact('letter/aud', 'letter.received', received);
    return w;
  }

  it('warns, and never lapses or escalates', () => {
    const w = letter('2026-12-29');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2027-01-01', provisional: true });
    w.passTo('2027-03-01');
    expect(w.log(ROUND, 'deadline.lapsed', 'rung.fired')).toMatchObject([{ rung: 'warn:1 working day before' }]);
  });

  it('moves when its year is published, and then lapses if it is past', () => {
    const w = letter('2026-12-29');
    w.passTo('2027-01-20');
    expect(w.command(ROUND, { type: 'revise-calendar', calendar: next }, '2027-01-20T10:00')).toBeUndefined();
    expect(w.log(ROUND, 'deadline.moved')).toMatchObject([
      { was: '2027-01-01', due: '2027-01-04', provisional: false },
    ]);
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ lapsed: true, generation: 2 });
    expect(w.log(ROUND, 'rung.skipped', 'rung.fired').map((e) => 'rung' in e && `${e.type} ${e.rung}`)).toEqual([
      'rung.fired warn:1 working day before',
      'rung.skipped warn:1 working day before',
      'rung.skipped due',
      'rung.fired after:2 working days',
    ]);
    expect(w.command(ROUND, { type: 'revise-calendar', calendar: next }, '2027-01-21')).toBeUndefined();
    expect(w.log(ROUND, 'calendar.revised')).toHaveLength(1);
  });

  it('is confirmed on the same day without a new generation', () => {
    const w = letter('2026-12-24');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2026-12-29', provisional: true, generation: 1 });
    w.command(ROUND, { type: 'revise-calendar', calendar: next }, '2026-12-25T10:00');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2026-12-29', provisional: false, generation: 1 });
    w.passTo('2026-12-31T12:00');
    expect(w.log(ROUND, 'rung.fired').map((e) => 'rung' in e && e.rung)).toEqual([
      'warn:1 working day before',
      'due',
      'after:2 working days',
    ]);
  });
});

describe('whom a ladder reaches', () => {
  it('is the office alone, without paper, for a soft duty and for 县委、常委会、领导小组', () => {
    const book = bookOf('xinghai-2020', {
      deadlines: {
        'hearing.standing-committee': {
          ...bookOf('xinghai-2020').deadlines['hearing.standing-committee'],
          escalate: [
            { at: 'due', to: 'office', paper: '催办函' },
            { after: '2 working days', to: ['sc', 'lg.exec'], paper: '催办函' },
          ],
        } as never,
      },
    });
    const w = new World({ book, start: '2022-06-01' });
    w.fact('inspection/1-1', 'withdraw.exit', '2022-06-10', {}, { late: '补办' });
    expect(w.deadline(I, 'hearing.leading-group')).toMatchObject({ due: '2022-06-24' });
    expect(w.deadline(I, 'hearing.standing-committee')).toMatchObject({ due: '2022-07-11' });
    w.passTo('2022-09-01');
    const fired = w.log(I, 'rung.fired').flatMap((e) => (e.type === 'rung.fired' ? [e] : []));
    const hearings = fired.filter((e) => e.rule.startsWith('hearing.'));
    expect(hearings.length).toBeGreaterThanOrEqual(7);
    for (const { to, paper } of hearings) expect({ to, paper }).toEqual({ to: ['office'], paper: undefined });
    expect(w.deadline(I, 'hearing.leading-group')).toMatchObject({ lapsed: true });
  });

  it('is, for a hard duty, the office and then the director', () => {
    const w = new World({ book: bookOf('township-2022'), params: { entryBy: '2022-04-21' } });
    w.passTo('2022-05-01');
    const fired = w.log(I, 'rung.fired').filter((e) => 'rule' in e && e.rule === 'station.entry');
    expect(fired.map((e) => e.type === 'rung.fired' && [local(e.at), e.to])).toEqual([
      ['2022-04-20 08:30', ['office']],
      ['2022-04-22 00:00', ['office']],
      ['2022-04-24 08:30', ['director']],
    ]);
  });
});

describe('deadlines of the groups in the field', () => {
  const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
  const traits = ['mobile-villages'];

  it('are given days that never move (D12), and 7 days for the mobile villages of a township that has them', () => {
    const groups = groupsOf([1, 1]);
    const [first, second] = groups;
    if (!first || !second) throw new Error('no groups');
    const with1 = { ...first, inspections: first.inspections.map((i) => ({ ...i, traits })) };
    const w = new World({ book: bookOf('township-2022'), params, groups: [with1, second] });
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '补录' });
    w.fact('inspection/2-1', 'station.entry', '2022-04-21', {}, { late: '补录' });
    expect(w.deadline(I, 'group-plan.filing')).toMatchObject({ due: '2022-04-22', status: 'open' });
    expect(w.deadline(I, 'station.entry')).toMatchObject({ status: 'met', due: '2022-04-21' });
    expect(w.deadline(I, 'mobile-villages.list')).toMatchObject({ due: '2022-04-28' });
    expect(w.deadline(hostFor('inspection/2-1'), 'mobile-villages.list')).toBeUndefined();
  });

  it('without the parameter do not exist', () => {
    const w = new World({ book: bookOf('township-2022') });
    expect(w.deadline(I, 'station.entry')).toBeUndefined();
  });

  it('count branch meetings until the withdrawal, and judge once (D18)', () => {
    const w = new World({ book: bookOf('township-2022'), params });
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '补录' });
    expect(w.deadline(ROUND, 'branch.meetings')).toMatchObject({ due: '2022-06-10', status: 'open' });
    w.fact('group/1', 'plan.branch-general', '2022-05-06');
    w.fact('group/1', 'plan.branch-lecture', '2022-05-20');
    w.passTo('2022-06-13');
    const rungs = () => w.log(ROUND, 'rung.fired').filter((e) => 'rule' in e && e.rule === 'branch.meetings');
    expect(rungs().map((e) => local(e.at))).toEqual(['2022-06-03 08:30']);
    w.fact('inspection/1-1', 'withdraw.exit', '2022-06-13', {}, { late: '补录' });
    // Judged at the real withdrawal, by the planned day; what the longer stay still held is in time.
    expect(w.deadline(ROUND, 'branch.meetings')).toMatchObject({ due: '2022-06-10', lapsed: true });
    w.fact('group/1', 'plan.branch-general', '2022-06-13', {}, { entered: '2022-06-16' });
    expect(w.deadline(ROUND, 'branch.meetings')).toMatchObject({ status: 'met', due: '2022-06-13', lapsed: false });
  });

  it('count weeks over all inspections of the group (D16) and no single days (D17)', () => {
    const w = new World({ book: bookOf('township-2022'), params, groups: groupsOf([2]) });
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '补录' });
    const weeks = () =>
      Object.values(w.round.deadlines).filter((d) => d.rule === 'branch.committee' && d.status !== 'withdrawn');
    expect(weeks()).toHaveLength(8);
    w.fact('inspection/1-2', 'station.entry', '2022-04-20', {}, { late: '补录', entered: '2022-04-21' });
    w.fact('group/1', 'plan.branch-committee', '2022-04-22');
    expect(weeks().map((d) => d.status)).toEqual(['met', ...Array(7).fill('open')]);
    w.fact('inspection/1-1', 'withdraw.exit', '2022-05-27', {}, { late: '补录' });
    expect(weeks()).toHaveLength(8);
    w.fact('inspection/1-2', 'withdraw.exit', '2022-05-31', {}, { late: '补录' });
    expect(weeks()).toHaveLength(6);
    expect(Object.values(w.round.deadlines).some((d) => d.rule === 'group.meeting')).toBe(false);
  });
});
