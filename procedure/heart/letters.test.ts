import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, local, ROUND, World } from '../../test/support/heart.ts';

const book = bookOf('wuyang-2023');

function world(start = '2023-04-20', sizes = [1]): World {
  return new World({ book, start, groups: groupsOf(sizes) });
}

describe('a letter', () => {
  it('is due three working days after its receipt was signed', () => {
    const w = world();
    w.fact('letter/aud', 'letter.sent', '2023-04-25');
    expect(w.deadline(ROUND, 'inquiry.reply')).toBeUndefined();
    w.fact('letter/aud', 'letter.received', '2023-04-26');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({
      key: 'inquiry.reply@letter/aud',
      subject: { letter: 'aud', unit: 'aud' },
      status: 'open',
      due: '2023-05-04',
      generation: 1,
    });
  });

  it('to court, procuratorate or police waits until both halves are there (D7)', () => {
    const w = world();
    w.fact('letter/court', 'letter.sent', '2023-04-25');
    w.fact('letter/court', 'letter.received', '2023-04-26');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'waiting' });
    expect(w.log(ROUND, 'deadline.waiting')).toMatchObject([{ missing: ['letter.personnel-received'] }]);
    w.passTo('2023-05-05');
    expect(w.log(ROUND, 'deadline.lapsed', 'rung.fired')).toEqual([]);
    w.fact('letter/court', 'letter.personnel-received', '2023-05-04', {}, { entered: '2023-05-05T09:00' });
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open', due: '2023-05-08', generation: 1 });
  });

  it('says which half is missing, whichever comes first', () => {
    const w = world();
    w.fact('letter/proc', 'letter.sent', '2023-04-25');
    w.fact('letter/proc', 'letter.personnel-received', '2023-04-25');
    expect(w.log(ROUND, 'deadline.waiting')).toMatchObject([{ missing: ['letter.received'] }]);
  });

  it('that names nobody has one trigger', () => {
    const w = world();
    w.fact('letter/police', 'letter.sent', '2023-04-25');
    w.fact('letter/police', 'letter.received', '2023-04-26');
    w.fact('letter/police', 'letter.no-personnel', '2023-04-27');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open', due: '2023-05-04' });
  });

  it('answered before the second half came is answered', () => {
    const w = world();
    w.fact('letter/court', 'letter.sent', '2023-04-25');
    w.fact('letter/court', 'letter.received', '2023-04-26');
    w.fact('letter/court', 'letter.replied', '2023-04-27');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', metOn: '2023-04-27' });
    w.fact('letter/court', 'letter.personnel-received', '2023-05-04');
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', due: '2023-05-08' });
  });

  it('is answered when each named organization has a reply or 无此情况', () => {
    const w = world('2023-04-20', [1, 1, 1]);
    w.fact('letter/aud', 'letter.sent', '2023-04-25', { orgs: ['1-1', '2-1', '3-1'] });
    w.fact('letter/aud', 'letter.received', '2023-04-26');
    w.fact('letter/aud', 'letter.replied', '2023-04-27', { orgs: ['1-1'] });
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open' });
    w.fact('letter/aud', 'letter.distributed', '2023-04-27', { orgs: ['1-1'] });
    w.fact('letter/aud', 'letter.replied', '2023-04-28', { none: ['2-1'] });
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'open' });
    w.fact('letter/aud', 'letter.replied', '2023-05-05', { orgs: ['3-1'] });
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', metOn: '2023-05-05' });
    expect(w.log(ROUND, 'deadline.met')).toMatchObject([{ late: true, due: '2023-05-04' }]);
  });

  it('never answered is warned of, lapses, climbs its ladder once, and is then answered late', () => {
    const w = world();
    w.fact('letter/aud', 'letter.sent', '2023-04-25');
    w.fact('letter/aud', 'letter.received', '2023-04-26');
    w.passTo('2023-05-20');
    w.passTo('2023-05-21');
    const ladder = w.log(ROUND, 'deadline.lapsed', 'rung.fired');
    expect(ladder.map((e) => [local(e.at), e.type === 'rung.fired' ? `${e.rung} ${e.to}` : e.type])).toEqual([
      ['2023-04-28 08:30', 'warn:1 working day before office'],
      ['2023-05-05 00:00', 'deadline.lapsed'],
      ['2023-05-05 00:00', 'due office'],
      ['2023-05-06 08:30', 'after:2 working days director'],
    ]);
    w.fact('letter/aud', 'letter.replied', '2023-05-22');
    expect(w.log(ROUND, 'deadline.met')).toMatchObject([{ metOn: '2023-05-22', late: true }]);
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', lapsed: true });
    expect(w.log(ROUND, 'deadline.lapse-withdrawn')).toEqual([]);
  });

  it('whose reply proves to have come in time takes its lapse back', () => {
    const w = world();
    w.fact('letter/aud', 'letter.sent', '2023-04-25');
    w.fact('letter/aud', 'letter.received', '2023-04-26');
    w.passTo('2023-05-06');
    w.fact('letter/aud', 'letter.replied', '2023-05-04', {}, { entered: '2023-05-06T10:00' });
    expect(w.log(ROUND, 'deadline.met', 'deadline.lapse-withdrawn').map((e) => e.type)).toEqual([
      'deadline.met',
      'deadline.lapse-withdrawn',
    ]);
    expect(w.deadline(ROUND, 'inquiry.reply')).toMatchObject({ status: 'met', lapsed: false });
  });

  it('goes to a unit its kind lists, and is numbered once', () => {
    const w = world();
    expect(w.tryFact('letter/ad', 'letter.sent', '2023-04-25')).toMatchObject({ code: 'unknown-subject', status: 400 });
    w.fact('letter/aud', 'letter.sent', '2023-04-25');
    expect(w.tryFact('letter/aud', 'letter.sent', '2023-04-25')).toMatchObject({ code: 'already', status: 422 });
    w.fact('letter/aud-2', 'letter.sent', '2023-04-25', { unit: 'aud' });
    expect(w.tryFact('letter/aud', 'letter.replied', '2023-04-25')).toMatchObject({ code: 'gate' });
  });
});

describe('the steps that letters complete', () => {
  const units = ['disc', 'orgd', 'pub', 'ufd', 'court', 'proc', 'police', 'aud', 'xf'];

  it('are done with the last letter, and undone with any of them', () => {
    const w = world();
    const ids = units.map((unit) => w.fact(`letter/${unit}`, 'letter.sent', '2023-04-25'));
    const step = () => w.round.facts.filter((f) => f.fact === 'inform.inquiries');
    expect(step()).toMatchObject([{ date: '2023-04-25', on: 'round' }]);
    expect(w.inspection('1-1').facts.map((f) => f.fact)).toContain('inform.inquiries');
    const factId = ids[0] ?? '';
    w.command(ROUND, { type: 'correct-fact', factId, void: true, reason: '误录' }, '2023-04-26');
    expect(step()).toEqual([]);
    expect(w.inspection('1-1').facts.map((f) => f.fact)).not.toContain('inform.inquiries');
    w.fact('letter/disc', 'letter.sent', '2023-04-27');
    expect(step()).toMatchObject([{ date: '2023-04-27' }]);
  });

  it('cannot be corrected apart from the letter', () => {
    const w = world();
    for (const unit of units) w.fact(`letter/${unit}`, 'letter.sent', '2023-04-25');
    const factId = w.round.facts.find((f) => f.fact === 'inform.inquiries')?.id ?? '';
    const command = { type: 'return-fact' as const, factId, reason: '误录' };
    expect(w.command(ROUND, command, '2023-04-26')).toMatchObject({ code: 'not-allowed' });
  });

  it('hold the archive only of a group that keeps an original', () => {
    const w = world('2023-04-20', [1, 1]);
    w.fact('letter/aud', 'letter.sent', '2023-04-25');
    w.fact('letter/aud', 'letter.received', '2023-04-26');
    w.fact('letter/aud', 'letter.replied', '2023-04-27');
    w.fact('letter/aud', 'letter.distributed', '2023-04-28', { orgs: ['1-1'], number: 'A1' });
    w.fact('letter/aud', 'letter.distributed', '2023-04-28', { orgs: ['2-1'] });
    const missing = (group: number) =>
      w.tryFact(`group/${group}`, 'archive.handover', '2023-05-10')?.missing?.map((gate) => gate.step);
    expect(missing(1)).toContain('archive.originals');
    expect(missing(2)).not.toContain('archive.originals');
    w.fact('letter/aud', 'letter.original-returned', '2023-05-09', { number: 'A1' });
    expect(missing(1)).not.toContain('archive.originals');
    expect(w.round.facts.filter((f) => f.fact === 'archive.originals')).toMatchObject([{ on: 'group/1' }]);
  });
});
