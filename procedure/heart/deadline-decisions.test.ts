import { describe, expect, it } from 'vitest';
import { bookOf, hostFor, local, ROUND, World } from '../../test/support/heart.ts';
import type { Event } from './event.ts';

const AUD = 'inquiry.reply@letter/aud';
const I = hostFor('inspection/1-1');

/** A letter to one unit, received on a day: 3 working days. */
function letter(received: string, unit = 'aud'): World {
  const w = new World({ book: bookOf('wuyang-2023'), start: '2023-04-01' });
  w.fact(`letter/${unit}`, 'letter.sent', received, { unit });
  w.fact(`letter/${unit}`, 'letter.received', received);
  return w;
}

const rungs = (events: Event[]) =>
  events.flatMap((e) => (e.type === 'rung.fired' ? [`${local(e.at)} ${e.rung} → ${e.to.join()}${e.paper ?? ''}`] : []));

describe('an extension that is asked for', () => {
  const ask = (w: World, due: string, id = 'q1') =>
    w.command(ROUND, { type: 'request-extension', key: AUD, due, reason: '人员出差' }, '2023-04-27T10:00', id);

  it('moves nothing until it is granted; then both dates are on record', () => {
    const w = letter('2023-04-26');
    expect(ask(w, '2023-05-10')).toBeUndefined();
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-04' });
    expect(w.round.requests).toEqual({ q1: { key: AUD, due: '2023-05-10', reason: '人员出差' } });
    const grant = { type: 'extend-deadline' as const, key: AUD, due: '2023-05-09', reason: '同意', request: 'q1' };
    expect(w.command(ROUND, grant, '2023-04-28')).toBeUndefined();
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-09', generation: 2 });
    expect(w.log(ROUND, 'deadline.moved')).toMatchObject([{ was: '2023-05-04', computed: '2023-05-04' }]);
    expect(w.round.requests).toEqual({});
    expect(w.command(ROUND, { ...grant, due: '2023-05-12' }, '2023-04-28')).toMatchObject({ code: 'unknown-request' });
  });

  it('is refused with a reason, and the term stands', () => {
    const w = letter('2023-04-26');
    ask(w, '2023-05-10');
    const refuse = { type: 'refuse-extension' as const, request: 'q1', reason: '期限内可以办' };
    expect(w.command(ROUND, refuse, '2023-04-28')).toBeUndefined();
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-04', generation: 1 });
    expect(w.command(ROUND, refuse, '2023-04-28')).toMatchObject({ code: 'unknown-request', status: 404 });
  });

  it('is not taken for a day before the due one, for one that is met or unknown, or for another deadline', () => {
    const w = letter('2023-04-26');
    expect(ask(w, '2023-04-20')).toMatchObject({ field: 'due', detail: expect.stringContaining('2023年5月4日') });
    w.fact('letter/xf', 'letter.sent', '2023-04-26');
    w.fact('letter/xf', 'letter.received', '2023-04-26');
    ask(w, '2023-05-10');
    const other = {
      type: 'extend-deadline' as const,
      key: 'inquiry.reply@letter/xf',
      due: '2023-05-10',
      reason: '同意',
    };
    expect(w.command(ROUND, { ...other, request: 'q1' }, '2023-04-28')).toMatchObject({ field: 'request' });
    w.fact('letter/aud', 'letter.replied', '2023-04-28');
    expect(ask(w, '2023-05-10', 'q2')).toMatchObject({ code: 'already', detail: expect.stringContaining('已完成') });
  });
});

describe('a term that stands still（停表）', () => {
  const pause = (w: World, from: string, at = from) =>
    w.command(ROUND, { type: 'pause-deadline', key: AUD, from, reason: '等补充名单' }, `${at}T09:00`);
  const resume = (w: World, until: string) =>
    w.command(ROUND, { type: 'resume-deadline', key: AUD, until }, `${until}T10:00`);

  it('has no due date, warns and lapses not, and runs on by the working days that stood still', () => {
    const w = letter('2023-04-26');
    expect(pause(w, '2023-04-27')).toBeUndefined();
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open', due: undefined });
    w.passTo('2023-05-08');
    expect(w.log(ROUND, 'rung.fired', 'deadline.lapsed')).toEqual([]);
    expect(resume(w, '2023-05-08')).toBeUndefined();
    // 27 and 28 April, 4, 5 and the working Saturday 6 May stood still: five working days after 4 May.
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ due: '2023-05-10' });
    expect(w.log(ROUND, 'deadline.moved')).toMatchObject([
      { was: '2023-05-04', computed: '2023-05-04' },
      { due: '2023-05-10', computed: '2023-05-04' },
    ]);
    w.passTo('2023-05-11');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ lapsed: true });
  });

  it('of months runs on by calendar days and is rolled as before', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2022-06-01' });
    w.fact('inspection/1-1', 'withdraw.exit', '2022-06-10', {}, { late: '补办' });
    const key = 'hearing.standing-committee@inspection/1-1';
    w.command(I, { type: 'pause-deadline', key, from: '2022-06-20', reason: '换届' }, '2022-06-20T09:00');
    w.command(I, { type: 'resume-deadline', key, until: '2022-06-25' }, '2022-06-25T09:00');
    // 11 July and five days: Saturday the 16th, rolled to Monday.
    expect(w.deadline(I, 'hearing.standing-committee')).toMatchObject({ due: '2022-07-18' });
  });

  it('is refused twice, after the due day, ahead of time, and a resumption before it began', () => {
    const w = letter('2023-04-26');
    expect(pause(w, '2023-05-05')).toMatchObject({ field: 'from', detail: expect.stringContaining('已到期') });
    expect(pause(w, '2023-05-04', '2023-05-05')).toBeUndefined();
    expect(pause(w, '2023-05-05')).toMatchObject({ code: 'already' });
    expect(resume(w, '2023-05-04')).toMatchObject({ field: 'until' });
    expect(w.command(ROUND, { type: 'resume-deadline', key: AUD, until: '2023-06-01' }, '2023-05-05')).toMatchObject({
      code: 'future',
    });
    const extend = { type: 'extend-deadline' as const, key: AUD, due: '2023-06-01', reason: '顺延' };
    expect(w.command(ROUND, extend, '2023-05-05')).toMatchObject({ detail: expect.stringContaining('停表') });
  });
});

describe('a reminder by hand', () => {
  const remind = (w: World, at: string, key = AUD, extra = {}) =>
    w.command(ROUND, { type: 'remind-deadline', key, ...extra }, at);

  it('reaches who owes it, with a paper, as often as it is asked for', () => {
    const w = letter('2023-04-26');
    expect(remind(w, '2023-04-28T15:00')).toBeUndefined();
    expect(remind(w, '2023-04-29T15:00', AUD, { wording: '请于节前报来', paper: '督办单' })).toBeUndefined();
    expect(rungs(w.log(ROUND, 'rung.fired'))).toEqual([
      '2023-04-28 08:30 warn:1 working day before → office',
      '2023-04-28 15:00 manual:1 → aud催办函',
      '2023-04-29 15:00 manual:2 → aud督办单',
    ]);
    expect(w.log(ROUND, 'rung.fired').at(-1)).toMatchObject({ wording: '请于节前报来' });
  });

  it('never reaches 县委、常委会、领导小组, prints nothing for the house, and 纪委监委 only on the director’s word', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2022-06-01' });
    w.fact('inspection/1-1', 'withdraw.exit', '2022-06-10', {}, { late: '补办' });
    const key = 'hearing.standing-committee@inspection/1-1';
    expect(w.command(I, { type: 'remind-deadline', key }, '2022-06-20')).toMatchObject({
      detail: expect.stringContaining('不催办'),
    });
    const disc = letter('2023-04-26', 'disc');
    const own = 'inquiry.reply@letter/disc';
    expect(remind(disc, '2023-05-05', own)).toMatchObject({
      field: 'approval',
      detail: expect.stringContaining('巡察办主任'),
    });
    const approvals = [{ by: '主任', role: 'director', date: '2023-05-05' }];
    const said = disc.command(ROUND, { type: 'remind-deadline', key: own }, '2023-05-05', 'r', { approvals });
    expect(said).toBeUndefined();
    expect(rungs(disc.log(ROUND, 'rung.fired'))).toEqual([
      '2023-04-28 08:30 warn:1 working day before → office',
      '2023-05-05 00:00 due → director',
      '2023-05-05 12:00 manual:1 → disc催办函',
    ]);
  });

  it('is refused for what is met, has no date, or is only being entered from old papers', () => {
    const w = letter('2023-04-26');
    w.fact('letter/aud', 'letter.replied', '2023-04-28');
    expect(remind(w, '2023-04-28')).toMatchObject({ code: 'already' });
    w.fact('letter/court', 'letter.sent', '2023-04-28');
    w.fact('letter/court', 'letter.received', '2023-04-28');
    expect(remind(w, '2023-04-28', 'inquiry.reply@letter/court')).toMatchObject({ code: 'not-allowed' });
  });
});

describe('what was sent back with a day to have it again（巡察办定）', () => {
  it('is asked for on that day beside the due date that stands, and forgotten once it is there', () => {
    const w = letter('2023-04-20');
    const reply = w.fact('letter/aud', 'letter.replied', '2023-04-21');
    const back = { type: 'return-fact' as const, factId: reply, reason: '缺附件', rework: '2023-04-23' };
    expect(w.command(ROUND, { ...back, rework: '2023-04-20' }, '2023-04-21T15:00')).toMatchObject({ field: 'rework' });
    expect(w.command(ROUND, back, '2023-04-21T15:00')).toBeUndefined();
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({
      status: 'open',
      due: '2023-04-24',
      rework: '2023-04-23',
    });
    w.passTo('2023-04-24');
    expect(rungs(w.log(ROUND, 'rung.fired')).slice(-1)).toEqual(['2023-04-24 00:00 rework → office']);
    w.fact('letter/aud', 'letter.replied', '2023-04-24');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', metOn: '2023-04-24' });
    w.passTo('2023-05-25');
    expect(rungs(w.log(ROUND, 'rung.fired')).slice(-1)).toEqual(['2023-04-24 00:00 rework → office']);
  });

  it('is asked of that letter alone, by the day given when it last went back', () => {
    const w = letter('2023-04-20');
    w.fact('letter/xf', 'letter.sent', '2023-04-20', { unit: 'xf' });
    w.fact('letter/xf', 'letter.received', '2023-04-20');
    for (const [at, rework] of [
      ['2023-04-21', '2023-04-23'],
      ['2023-04-22', '2023-04-26'],
    ] as const) {
      const factId = w.fact('letter/aud', 'letter.replied', at);
      expect(
        w.command(ROUND, { type: 'return-fact', factId, reason: '缺附件', rework }, `${at}T15:00`),
      ).toBeUndefined();
    }
    expect(w.deadline(ROUND, 'inquiry.reply', 'aud')).toMatchObject({ status: 'open', rework: '2023-04-26' });
    expect(w.deadline(ROUND, 'inquiry.reply', 'xf')).toMatchObject({ status: 'open' });
    expect(w.deadline(ROUND, 'inquiry.reply', 'xf')).not.toHaveProperty('rework');
  });
});

describe('a ladder a county writes itself', () => {
  const own = bookOf('wuyang-2023').deadlines['inquiry.reply'];
  const book = bookOf('wuyang-2023', {
    deadlines: {
      'inquiry.reply': {
        ...own,
        ladder: undefined,
        yellow: '2 working days',
        warn: [{ before: '1 day', to: 'unit', 'copy-to': 'office', wording: '{事项}快到期了' }],
        escalate: [
          { at: 'due', to: 'unit', paper: '催办函' },
          { after: '1 working day', to: 'director', 'copy-to': ['lg.exec'], repeat: { every: '2 days', times: 2 } },
        ],
      } as never,
    },
  });

  it('warns whom it names, copies, and says it again so many times', () => {
    const w = new World({ book, start: '2023-04-01' });
    w.fact('letter/disc', 'letter.sent', '2023-04-18', { unit: 'disc' });
    w.fact('letter/disc', 'letter.received', '2023-04-18');
    expect(w.log(ROUND, 'deadline.opened')).toMatchObject([{ due: '2023-04-21', yellow: '2023-04-19' }]);
    w.passTo('2023-06-01');
    // Written by the county, so it stands for 纪委监委 as well.
    expect(rungs(w.log(ROUND, 'rung.fired'))).toEqual([
      '2023-04-20 08:30 warn:1 day before → unit',
      '2023-04-22 00:00 due → unit催办函',
      '2023-04-23 08:30 after:1 working day → director',
      '2023-04-25 08:30 after:1 working day#1 → director',
      '2023-04-27 08:30 after:1 working day#2 → director',
    ]);
    expect(w.log(ROUND, 'rung.fired')).toMatchObject([
      { copyTo: ['office'], wording: '{事项}快到期了' },
      {},
      ...Array(3).fill({ copyTo: ['lg.exec'] }),
    ]);
  });

  it('stops when the duty is done, and begins again in the next generation', () => {
    const w = new World({ book, start: '2023-04-01' });
    w.fact('letter/aud', 'letter.sent', '2023-04-18', { unit: 'aud' });
    w.fact('letter/aud', 'letter.received', '2023-04-18');
    w.passTo('2023-04-25T12:00');
    const reply = w.fact('letter/aud', 'letter.replied', '2023-04-25');
    w.passTo('2023-05-10');
    expect(rungs(w.log(ROUND, 'rung.fired'))).toHaveLength(4);
    w.command(ROUND, { type: 'return-fact', factId: reply, reason: '缺附件' }, '2023-05-10T09:00');
    // All of it is past: only the highest is sent again.
    expect(rungs(w.log(ROUND, 'rung.fired')).slice(4)).toEqual(['2023-04-27 08:30 after:1 working day#2 → director']);
  });
});
