import { describe, expect, it } from 'vitest';
import { bookOf, local, ROUND, World } from '../../test/support/heart.ts';
import type { Event } from './event.ts';

const book = bookOf('wuyang-2023');

function letter(received: string, entered = received): { w: World; id: string } {
  const w = new World({ book, start: '2023-04-20' });
  w.fact('letter/aud', 'letter.sent', '2023-04-24');
  const id = w.fact('letter/aud', 'letter.received', received, {}, { entered });
  return { w, id };
}

function told(events: Event[]): string[] {
  return events.map((e) => {
    const rung = 'rung' in e ? ` ${e.rung}#${e.generation}` : '';
    return `${local(e.at)} ${e.type}${rung}`;
  });
}

describe('reconcile', () => {
  it('sends only the highest rung when a duty is entered late', () => {
    const { w } = letter('2023-04-26', '2023-05-09T15:00');
    expect(told(w.log(ROUND, 'deadline.opened', 'deadline.lapsed', 'rung.fired', 'rung.skipped'))).toEqual([
      '2023-05-09 15:00 deadline.opened',
      '2023-04-28 08:30 rung.skipped warn:1 working day before#1',
      '2023-05-05 00:00 deadline.lapsed',
      '2023-05-05 00:00 rung.skipped due#1',
      '2023-05-06 08:30 rung.fired after:2 working days#1',
    ]);
    w.passTo('2023-06-01');
    expect(w.log(ROUND, 'rung.fired')).toHaveLength(1);
  });

  it('moves with a corrected trigger: new generation, old date on record', () => {
    const { w, id } = letter('2023-04-26');
    w.passTo('2023-05-05');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ lapsed: true });
    w.command(
      ROUND,
      { type: 'correct-fact', factId: id, at: '2023-05-04', reason: '回执日期录错' },
      '2023-05-05T13:00',
    );
    expect(w.log(ROUND, 'deadline.moved')).toMatchObject([{ was: '2023-05-04', due: '2023-05-08' }]);
    expect(w.log(ROUND, 'deadline.lapse-withdrawn')).toHaveLength(1);
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ generation: 2, lapsed: false, due: '2023-05-08' });
    w.passTo('2023-05-09');
    expect(told(w.log(ROUND, 'deadline.lapsed'))).toEqual([
      '2023-05-05 00:00 deadline.lapsed',
      '2023-05-09 00:00 deadline.lapsed',
    ]);
  });

  it('withdraws the duty of a trigger taken back, and starts its ladder again when it returns', () => {
    const { w, id } = letter('2023-04-26');
    w.passTo('2023-05-05');
    w.command(ROUND, { type: 'correct-fact', factId: id, void: true, reason: '不是这封' }, '2023-05-05T13:00');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'withdrawn', lapsed: false, due: undefined });
    w.fact('letter/aud', 'letter.received', '2023-05-05', {}, { entered: '2023-05-05T14:00' });
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open', due: '2023-05-09', generation: 2 });
    w.passTo('2023-05-10');
    expect(told(w.log(ROUND, 'rung.fired')).slice(-2)).toEqual([
      '2023-05-08 08:30 rung.fired warn:1 working day before#2',
      '2023-05-10 00:00 rung.fired due#2',
    ]);
  });

  it('reopens what was returned: same due date, next generation (D21)', () => {
    const { w } = letter('2023-04-26');
    const reply = w.fact('letter/aud', 'letter.replied', '2023-04-27');
    w.command(ROUND, { type: 'return-fact', factId: reply, reason: '缺附件' }, '2023-04-28T10:00');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open', due: '2023-05-04', generation: 2 });
    expect(told(w.log(ROUND, 'rung.fired'))).toEqual(['2023-04-28 08:30 rung.fired warn:1 working day before#2']);
    expect(w.command(ROUND, { type: 'return-fact', factId: reply, reason: '再退' }, '2023-04-28')).toMatchObject({
      code: 'already',
    });
    w.fact('letter/aud', 'letter.replied', '2023-05-04');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', metOn: '2023-05-04' });
  });

  it('keeps the computed date beside an approved extension', () => {
    const { w } = letter('2023-04-26');
    const key = 'inquiry.reply@letter/aud';
    const extend = (due: string) =>
      w.command(ROUND, { type: 'extend-deadline', key, due, reason: '节前人手不足' }, '2023-05-05T09:00');
    expect(extend('2023-05-04')).toMatchObject({ code: 'not-allowed' });
    expect(extend('2323-05-12')).toMatchObject({ code: 'not-allowed' });
    expect(extend('2023-05-12')).toBeUndefined();
    expect(w.log(ROUND, 'deadline.moved')).toMatchObject([
      { was: '2023-05-04', due: '2023-05-12', computed: '2023-05-04' },
    ]);
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-12', lapsed: false, generation: 2 });
    w.passTo('2023-05-13');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ lapsed: true });
  });

  it('never shortens a term by an extension', () => {
    const { w, id } = letter('2023-04-26');
    const key = 'inquiry.reply@letter/aud';
    w.command(ROUND, { type: 'extend-deadline', key, due: '2023-05-05', reason: '一日' }, '2023-05-04');
    w.command(ROUND, { type: 'correct-fact', factId: id, at: '2023-05-04', reason: '更正' }, '2023-05-05');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-08' });
  });

  it('frees a duty by an approved waiver, also one that waits', () => {
    const { w } = letter('2023-04-26');
    const waive = (key: string) =>
      w.command(ROUND, { type: 'waive-deadline', key, reason: '另行报送' }, '2023-04-27T09:00');
    expect(waive('inquiry.reply@letter/aud')).toBeUndefined();
    expect(waive('inquiry.reply@letter/aud')).toMatchObject({ code: 'already' });
    expect(waive('inquiry.reply@letter/xf')).toMatchObject({ code: 'unknown-deadline', status: 404 });
    w.fact('letter/court', 'letter.sent', '2023-04-27');
    w.fact('letter/court', 'letter.received', '2023-04-27');
    expect(waive('inquiry.reply@letter/court')).toBeUndefined();
    w.fact('letter/court', 'letter.personnel-received', '2023-04-27');
    w.passTo('2023-06-01');
    expect(w.log(ROUND, 'rung.fired', 'deadline.lapsed')).toEqual([]);
    expect(w.deadline(ROUND, 'inquiry.reply', 'court')).toMatchObject({ status: 'waived' });
  });
});
