import { describe, expect, it } from 'vitest';
import { bookOf, World } from '../../test/support/heart.ts';
import type { Command } from './command.ts';
import type { Approval } from './given.ts';
import type { FactData } from './state.ts';

const I = 'inspection/1-1';
const deputy: Approval = { by: '乙', role: 'deputy', date: '2021-04-03', person: 'p2' };
const leader: Approval = { by: '甲', role: 'leader', date: '2021-04-06', person: 'p1' };
const director: Approval = { by: '丁', role: 'director', date: '2021-07-01', person: 'd1' };
const exec: Approval = { by: '戊', role: 'lg.exec', date: '2021-07-01', person: 'e1' };
const late = '补录';

/** One group with its people, and a batch of clues for 纪委监委. */
function world(language: 3 | 4 = 4): World {
  const w = new World({ book: { ...bookOf('xinghai-2020'), language }, start: '2021-03-01' });
  for (const [person, role] of [
    ['p1', 'leader'],
    ['p2', 'deputy'],
    ['p3', 'member'],
  ] as const)
    w.fact(`person/${person}`, 'person.assigned', '2021-03-02', { group: 1, role });
  return w;
}

function paper(w: World, approvals: Approval[], data: FactData = {}) {
  return w.tryFact(I, 'learn.working-papers', '2021-04-06', data, { approvals, late })?.detail;
}

describe('the signatures of a working paper', () => {
  it('are three people’s: two codes of one name are two, one code under two names is one', () => {
    expect(paper(world(), [deputy, { ...leader, by: '乙' }], { person: 'p3' })).toBeUndefined();
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
    expect(paper(w, [deputy, { ...leader, person: 'p2' }])).toContain('“审签”与前一签是同一人（甲）');
  });

  it('are not the preparer’s, who is known as leader though signed by name', () => {
    const { person: _, ...named } = leader;
    expect(paper(world(), [deputy, named], { person: 'p1' })).toBe('p1（甲）是经办人，不能作审签（依据：（二十三））');
    expect(paper(world(3), [deputy, named], { person: 'p1' })).toBeUndefined();
  });

  it('are nobody’s who declared recusal, nor is the preparing', () => {
    const w = world();
    w.fact('person/p2', 'plan.recusal', '2021-03-02', { orgs: ['1-1'] }, { late });
    expect(paper(w, [deputy, leader], { person: 'p3' })).toContain('乙 已申报回避甲镇1，不能作复核');
    w.fact('person/p3', 'plan.recusal', '2021-03-02', {}, { late });
    expect(paper(w, [{ ...deputy, by: '己', person: undefined }, leader], { person: 'p3' })).toContain(
      'p3 已申报回避甲镇1，不办理它的事项',
    );
    const before = world(3);
    before.fact('person/p2', 'plan.recusal', '2021-03-02', {}, { late });
    expect(paper(before, [deputy, leader], { person: 'p3' })).toBeUndefined();
  });
});

describe('the signatures of a transfer', () => {
  const group: Approval = { by: '甲', role: 'leader', date: '2021-07-05', person: 'p1' };
  const taken: Approval = { by: '庚', role: 'disc', date: '2021-07-05', person: 'r1' };
  const chief: Approval = { by: '辛', role: 'disc', date: '2021-07-05', person: 'r2' };

  function approved(language: 3 | 4 = 4): World {
    const w = world(language);
    const assemble: Command = {
      type: 'assemble-transfer',
      no: 1,
      receiver: 'disc',
      clues: [1],
      inspections: ['1-1'],
      early: false,
    };
    expect(w.command('R2022-02', assemble, '2021-07-01')).toBeUndefined();
    const approvals = [{ ...group, date: '2021-06-30' }, director, exec];
    w.fact('transfer/1', 'transfer.approval', '2021-07-01', {}, { approvals, late });
    return w;
  }

  const hand = (w: World, approvals: Approval[]) =>
    w.tryFact('transfer/1', 'transfer.handover', '2021-07-05', {}, { approvals, late })?.detail;

  it('are four people’s over both papers: who approved does not sign for the receiver', () => {
    const own = { ...chief, by: '戊', person: 'e1' };
    expect(hand(approved(), [group, taken, own])).toContain(
      '戊 已在“线索移交审批”上签过，“审批表分管领导签字”须由另一人签',
    );
    expect(hand(approved(3), [group, taken, own])).toBeUndefined();
    expect(hand(approved(), [group, taken, chief])).toBeUndefined();
    expect(hand(approved(), [group, taken, { ...chief, person: 'r1' }])).toContain('同一人');
  });

  it('are nobody’s who declared recusal from one of its inspections', () => {
    const w = approved();
    w.fact('person/p1', 'plan.recusal', '2021-03-02', { orgs: ['1-1'] }, { late, entered: '2021-07-02' });
    expect(hand(w, [group, taken, chief])).toContain('甲 已申报回避甲镇1，不能作交接单签字');
  });
});
