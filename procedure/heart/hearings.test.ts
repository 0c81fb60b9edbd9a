import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, hostFor, ROUND, World } from '../../test/support/heart.ts';

const late = { late: '补录' };

function heard(book = 'wuyang-2023', sizes = [1, 1]): World {
  const w = new World({ book: bookOf(book), start: '2022-06-01', groups: groupsOf(sizes) });
  for (const i of w.round.groups.flatMap((g) => g.inspections)) {
    w.fact(`inspection/${i.ref}`, 'withdraw.exit', '2022-06-10', {}, late);
  }
  return w;
}

function batch(
  w: World,
  no: number,
  receiver: string,
  at: string,
  more: { inspections?: string[]; early?: boolean } = {},
) {
  const { inspections = [], early = false } = more;
  const command = { type: 'assemble-transfer' as const, no, receiver, clues: [no], inspections, early };
  const rejection = w.command(ROUND, command, at);
  if (rejection) throw new Error(rejection.detail);
}

describe('a hearing', () => {
  it('waits for every inspection it names and for no other', () => {
    const w = heard();
    w.fact('inspection/1-1', 'report.situation', '2022-06-14', {}, late);
    const both = w.tryFact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1', '2-1'] });
    expect(both).toMatchObject({
      code: 'gate',
      status: 422,
      missing: [{ step: 'report.situation', title: '巡察情况报告', by: '巡察组', on: 'inspection/2-1' }],
    });
    expect(both?.detail).toContain('缺“巡察情况报告”〔第2组·乙镇1〕（由巡察组办理）');
    expect(w.tryFact('round', 'hear.combined', '2022-06-20')).toMatchObject({ field: 'data.inspections' });
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] });
    w.fact('round', 'hear.combined', '2022-06-21', { inspections: ['2-1'] }, late);
    const last = w.log(ROUND, 'fact.recorded').filter((e) => e.type === 'fact.recorded' && e.late);
    expect(last).toMatchObject([{ late: '补录', missing: [{ step: 'report.situation', on: 'inspection/2-1' }] }]);
  });

  it('says that a report came, but only after the day given', () => {
    const w = heard();
    w.fact('inspection/1-1', 'report.situation', '2022-06-22', {}, late);
    const early = w.tryFact(
      'round',
      'hear.combined',
      '2022-06-20',
      { inspections: ['1-1'] },
      { entered: '2022-06-23' },
    );
    expect(early?.missing).toMatchObject([{ step: 'report.situation', since: '2022-06-22' }]);
  });

  it('combined is recorded as both, and the inspections it names hear of it', () => {
    const w = heard();
    const id = w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    const names = w.round.facts.filter((f) => f.fact.startsWith('hear.')).map((f) => f.fact);
    expect(names.sort()).toEqual(['hear.combined', 'hear.leading-group', 'hear.secretary']);
    expect(w.inspection('1-1').facts.map((f) => f.fact)).toContain('hear.secretary');
    expect(w.inspection('2-1').facts.map((f) => f.fact)).not.toContain('hear.secretary');
    w.command(ROUND, { type: 'correct-fact', factId: id, at: '2022-06-21', reason: '日期' }, '2022-06-22');
    expect(w.inspection('1-1').facts.find((f) => f.fact === 'hear.secretary')).toMatchObject({ date: '2022-06-21' });
  });

  it('meets the terms of the inspections it names only (D6)', () => {
    const w = heard('xinghai-2020');
    w.fact('round', 'hear.leading-group', '2022-06-20', { inspections: ['1-1'] }, late);
    const status = (ref: string) => w.deadline(hostFor(`inspection/${ref}`), 'hearing.leading-group')?.status;
    expect([status('1-1'), status('2-1')]).toEqual(['met', 'open']);
  });

  it('is corrected to other inspections: the one loses it, the other gets it', () => {
    const w = heard('xinghai-2020');
    const data = { inspections: ['1-1'] };
    const factId = w.fact('round', 'hear.leading-group', '2022-06-20', data, late);
    const corrected = { inspections: ['2-1'] };
    w.command(ROUND, { type: 'correct-fact', factId, data: corrected, reason: '录错单位' }, '2022-06-21');
    const status = (ref: string) => w.deadline(hostFor(`inspection/${ref}`), 'hearing.leading-group')?.status;
    expect([status('1-1'), status('2-1')]).toEqual(['open', 'met']);
  });
});

describe('clue.transfer', () => {
  it('is one week per hearing and receiver that has clues; early batches have none', () => {
    const w = heard();
    batch(w, 1, 'disc', '2022-06-15', { inspections: ['1-1'] });
    batch(w, 2, 'orgd', '2022-06-15', { inspections: ['1-1'], early: true });
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    w.fact('round', 'hear.combined', '2022-06-22', { inspections: ['2-1'], receivers: ['bian'] }, late);
    const rows = Object.values(w.round.deadlines).filter((d) => d.rule === 'clue.transfer');
    expect(rows.map((d) => [d.subject.unit, d.due, d.status])).toEqual([
      ['disc', '2022-06-27', 'open'],
      ['bian', '2022-06-29', 'open'],
    ]);
  });

  it('is met by the hand-over of that receiver, and of all its batches', () => {
    const w = heard();
    batch(w, 1, 'disc', '2022-06-15', { inspections: ['1-1'] });
    batch(w, 2, 'orgd', '2022-06-15', { inspections: ['1-1'] });
    batch(w, 3, 'disc', '2022-06-15', { inspections: ['1-1'] });
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    const status = (unit: string) => w.deadline(ROUND, 'clue.transfer', `unit/${unit}`)?.status;
    w.fact('transfer/2', 'transfer.handover', '2022-06-21', {}, { late: '签批另录' });
    expect([status('disc'), status('orgd')]).toEqual(['open', 'met']);
    w.fact('transfer/1', 'transfer.handover', '2022-06-22', {}, { late: '签批另录' });
    expect(status('disc')).toBe('open');
    w.fact('transfer/3', 'transfer.handover', '2022-06-24', {}, { late: '签批另录' });
    expect(w.deadline(ROUND, 'clue.transfer', 'unit/disc')).toMatchObject({ status: 'met', metOn: '2022-06-24' });
  });

  it('of a later hearing is not started by what was handed over before it', () => {
    const w = heard();
    batch(w, 1, 'disc', '2022-06-15');
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    w.fact('transfer/1', 'transfer.handover', '2022-06-22', {}, { late: '签批另录' });
    w.fact('round', 'hear.combined', '2022-07-20', { inspections: ['2-1'] }, late);
    const rows = Object.values(w.round.deadlines).filter((d) => d.rule === 'clue.transfer');
    expect(rows.map((d) => [d.due, d.status])).toEqual([['2022-06-27', 'met']]);
  });

  it('waits for the hearing unless it is early', () => {
    const book = bookOf('wuyang-2023');
    const handover = book.steps['transfer.handover'];
    if (!handover) throw new Error('no hand-over');
    const steps = { 'transfer.handover': { ...handover, after: { 'hear.combined': 'hard' as const } } };
    const w = new World({ book: bookOf('wuyang-2023', { steps }), start: '2022-06-01', groups: groupsOf([1, 1]) });
    batch(w, 1, 'disc', '2022-06-15', { inspections: ['2-1'] });
    batch(w, 2, 'disc', '2022-06-15', { inspections: ['2-1'], early: true });
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    expect(w.tryFact('transfer/1', 'transfer.handover', '2022-06-21')).toMatchObject({ code: 'gate' });
    w.fact('transfer/2', 'transfer.handover', '2022-06-21');
    w.fact('round', 'hear.combined', '2022-06-22', { inspections: ['2-1'] }, late);
    w.fact('transfer/1', 'transfer.handover', '2022-06-23');
  });
});

describe('speech.filing', () => {
  it('is fifteen working days from each hearing, and each filing is for its own', () => {
    const w = heard('xinghai-2020');
    w.fact('round', 'hear.secretary', '2022-06-20', { inspections: ['1-1'] }, late);
    w.fact('round', 'hear.secretary', '2022-07-01', { inspections: ['2-1'] }, late);
    const rows = () => Object.values(w.round.deadlines).filter((d) => d.rule === 'speech.filing');
    expect(rows().map((d) => d.due)).toEqual(['2022-07-11', '2022-07-22']);
    w.fact('round', 'hear.speech-filing', '2022-07-04', { inspections: ['2-1'] });
    expect(rows().map((d) => d.status)).toEqual(['open', 'met']);
    w.fact('round', 'hear.speech-filing', '2022-07-08', { inspections: ['1-1'] });
    expect(rows().map((d) => d.metOn)).toEqual(['2022-07-08', '2022-07-04']);
  });
});
