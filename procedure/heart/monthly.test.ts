import { describe, expect, it } from 'vitest';
import { bookOf, hostFor, World } from '../../test/support/heart.ts';

const book = bookOf('wuyang-2023');
const T1 = hostFor('transfer/1');

/** A batch of two clues handed over on a day; the first feedback is due three months later. */
function handedOver(on: string, more: { receiver?: string; early?: boolean } = {}): World {
  const w = new World({ book, start: on });
  const { receiver = 'disc', early = false } = more;
  const batch = { no: 1, receiver, clues: [1, 2], inspections: ['1-1'], early };
  w.command(w.round.id, { type: 'assemble-transfer', ...batch }, on);
  w.fact('transfer/1', 'transfer.handover', on, {}, { late: '签批另录' });
  return w;
}

function periods(w: World): Record<string, string> {
  const rows = Object.values(w.transfer(1).deadlines).filter((d) => d.rule === 'clue.monthly');
  return Object.fromEntries(
    rows.map((d) => {
      const late = d.metOn !== undefined && d.due !== undefined && d.metOn > d.due;
      return [
        d.subject.period ?? '',
        `${d.due} ${late ? 'late' : d.lapsed && d.status === 'open' ? 'overdue' : d.status}`,
      ];
    }),
  );
}

describe('month-end reports (D9)', () => {
  it('begin with the first month-end strictly after the first feedback is due', () => {
    const w = handedOver('2022-07-15');
    expect(w.deadline(T1, 'clue.feedback')).toMatchObject({ due: '2022-10-17' });
    w.passTo('2022-10-16');
    expect(periods(w)).toEqual({});
    w.passTo('2022-10-17');
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 open' });
    w.passTo('2022-11-01');
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 overdue', '2022-11': '2022-11-30 open' });
  });

  it('have none for a month whose end is the due day itself', () => {
    const w = handedOver('2023-11-30');
    expect(w.deadline(T1, 'clue.feedback')).toMatchObject({ due: '2024-02-29' });
    w.passTo('2024-03-02');
    expect(periods(w)).toEqual({ '2024-03': '2024-03-29 open' });
  });

  it('count the first feedback itself for its month, and a partial one completes the feedback', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.feedback', '2022-10-17', { closed: [1] });
    expect(w.deadline(T1, 'clue.feedback')).toMatchObject({ status: 'met', metOn: '2022-10-17' });
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 met' });
  });

  it('count what came early in the month, even before the period opened', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.feedback', '2022-09-20');
    w.fact('transfer/1', 'clue.status', '2022-10-08');
    w.passTo('2022-11-02');
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 met', '2022-11': '2022-11-30 open' });
    w.fact('transfer/1', 'clue.status', '2022-11-03');
    expect(periods(w)['2022-11']).toBe('2022-11-30 met');
    w.passTo('2022-12-02');
    expect(periods(w)['2022-12']).toBe('2022-12-30 open');
  });

  it('do not count for a month what came before it', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.feedback', '2022-09-30');
    w.passTo('2022-10-20');
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 open' });
  });

  it('settle this and all earlier open months with one late report', () => {
    const w = handedOver('2022-07-15');
    w.passTo('2022-12-31');
    expect(periods(w)).toEqual({
      '2022-10': '2022-10-31 overdue',
      '2022-11': '2022-11-30 overdue',
      '2022-12': '2022-12-30 overdue',
    });
    // The last working day is over, the month is not: late for this month, too.
    w.fact('transfer/1', 'clue.status', '2022-12-31');
    expect(periods(w)).toEqual({
      '2022-10': '2022-10-31 late',
      '2022-11': '2022-11-30 late',
      '2022-12': '2022-12-30 late',
    });
    expect(w.deadline(T1, 'clue.feedback')).toMatchObject({ status: 'met', metOn: '2022-12-31' });
  });

  it('are in time for the month a late report comes in', () => {
    const w = handedOver('2022-07-15');
    w.passTo('2022-11-05');
    w.fact('transfer/1', 'clue.feedback', '2022-11-07');
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 late', '2022-11': '2022-11-30 met' });
  });

  it('are waived for the month in which every clue was closed by its month-end', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.feedback', '2022-10-10', { closed: [1] });
    w.passTo('2022-11-20');
    w.fact('transfer/1', 'clue.closed', '2022-11-30', { closed: [2] });
    expect(periods(w)).toEqual({ '2022-10': '2022-10-31 met', '2022-11': '2022-11-30 waived' });
    w.passTo('2023-03-01');
    expect(Object.keys(periods(w))).toEqual(['2022-10', '2022-11']);
  });

  it('are never asked for when everything was closed before the feedback was due', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.closed', '2022-10-10', { closed: [1, 2] });
    w.passTo('2023-01-01');
    expect(periods(w)).toEqual({});
    expect(w.deadline(T1, 'clue.feedback')).toMatchObject({ status: 'met', metOn: '2022-10-10' });
  });

  it('are late when the last clue was closed after the month-end', () => {
    const w = handedOver('2022-07-15');
    w.fact('transfer/1', 'clue.feedback', '2022-10-17');
    w.passTo('2022-12-31');
    w.fact('transfer/1', 'clue.closed', '2022-12-31', { closed: [1, 2] });
    expect(periods(w)).toEqual({
      '2022-10': '2022-10-31 met',
      '2022-11': '2022-11-30 late',
      '2022-12': '2022-12-30 late',
    });
  });

  it('already judged are withdrawn when the feedback is extended past them', () => {
    const w = handedOver('2022-07-15');
    w.passTo('2022-11-02');
    expect(periods(w)['2022-10']).toBe('2022-10-31 overdue');
    const key = w.deadline(T1, 'clue.feedback')?.key ?? '';
    w.command(T1, { type: 'extend-deadline', key, due: '2022-11-18', reason: '案情复杂' }, '2022-11-02T09:00');
    expect(w.log(T1, 'deadline.withdrawn').map((e) => 'key' in e && e.key)).toEqual([
      'clue.monthly@transfer/1+2022-10',
      'clue.monthly@transfer/1+2022-11',
    ]);
    w.passTo('2022-11-18');
    expect(periods(w)).toMatchObject({ '2022-11': '2022-11-30 open' });
    w.passTo('2022-12-01');
    expect(periods(w)).toMatchObject({ '2022-11': '2022-11-30 overdue' });
  });

  it('climb their ladder again in the month that opened again', () => {
    const w = handedOver('2022-07-15');
    w.passTo('2022-11-02');
    const key = w.deadline(T1, 'clue.feedback')?.key ?? '';
    w.command(T1, { type: 'extend-deadline', key, due: '2022-11-18', reason: '案情复杂' }, '2022-11-02T09:00');
    w.passTo('2022-12-10');
    const fired = w.log(T1, 'rung.fired').filter((e) => 'key' in e && e.key.endsWith('2022-11'));
    expect(fired.map((e) => 'generation' in e && `${e.generation} ${e.rung}`)).toEqual([
      '2 warn:1 working day before',
      '2 due',
      '2 after:2 working days',
    ]);
  });

  it('are owed by the units that have a term, and not of batches handed over early', () => {
    for (const w of [handedOver('2022-07-15', { receiver: 'pub' }), handedOver('2022-07-15', { early: true })]) {
      w.passTo('2023-01-01');
      expect(w.deadline(T1, 'clue.feedback')).toBeUndefined();
      expect(periods(w)).toEqual({});
    }
    const others = handedOver('2022-07-15', { receiver: 'pub' });
    expect(others.deadline(T1, 'clue.feedback-others')).toMatchObject({ status: 'open', due: undefined });
  });
});
