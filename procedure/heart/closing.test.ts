import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, hostFor, ROUND, World } from '../../test/support/heart.ts';
import type { Approval } from './given.ts';
import type { FactData } from './state.ts';
import { ledgerOf } from './things.ts';

const I = 'inspection/1-1';
const late = { late: '补录' };

function world(id = 'xinghai-2020'): World {
  const w = new World({ book: bookOf(id), start: '2021-04-01', groups: groupsOf([1]) });
  w.fact(I, 'feedback.leadership', '2021-06-01', {}, late);
  return w;
}

describe('copies of a paper', () => {
  it('are all there, or the missing one is named with the clause', () => {
    const w = world();
    const receipt = (count: number) => w.tryFact(I, 'feedback.principal', '2021-06-01', { count }, late);
    expect(receipt(2)).toMatchObject({ code: 'people', breaches: [{ rule: 'copies', clause: '（三十四）2' }] });
    expect(receipt(2)?.detail).toContain('“向主要负责人反馈并签收”一式 3 份，缺第 3 份');
    expect(receipt(3)).toBeUndefined();
    const lixian = world('lixian-2019');
    expect(lixian.tryFact(I, 'rectify.plan', '2021-06-10', { count: 1 })?.detail).toContain('一式 2 份，缺第 2 份');
  });
});

describe('a batch of clues', () => {
  const signed = (role: string, by: string): Approval => ({ role, by, date: '2021-06-15' });

  function assembled(receiver = 'disc'): World {
    const w = world();
    w.command(
      ROUND,
      { type: 'assemble-transfer', no: 1, receiver, clues: [1, 2], early: false, inspections: ['1-1'] },
      '2021-06-10',
    );
    w.fact('transfer/1', 'transfer.approval', '2021-06-12', {}, late);
    return w;
  }

  it('is handed over with the signature of the group, the receiver and its leader, three people', () => {
    const w = assembled();
    const hand = (approvals: Approval[]) =>
      w.tryFact('transfer/1', 'transfer.handover', '2021-06-15', {}, { approvals });
    const group = signed('leader', '甲');
    expect(hand([group])?.missing?.map(({ approval }) => approval)).toEqual(['交接单签收', '审批表分管领导签字']);
    expect(hand([group, signed('orgd', '乙'), signed('orgd', '丙')])?.missing).toHaveLength(2);
    expect(hand([group, signed('disc', '乙'), signed('disc', '乙')])?.detail).toContain('同一人');
    expect(hand([group, signed('disc', '乙'), signed('disc', '丙')])).toBeUndefined();
  });

  it('is neither refused nor sent back', () => {
    const w = assembled();
    const factId = w.fact('transfer/1', 'transfer.handover', '2021-06-15', {}, { ...late, approvals: [] });
    const back = w.command(hostFor('transfer/1'), { type: 'return-fact', factId, reason: '不收' }, '2021-06-16');
    expect(back).toMatchObject({ status: 422, detail: expect.stringContaining('不得拒收、退回（（三十七）3）') });
  });

  it('is told of the catalogue of its materials by way of the round, and of its correction', () => {
    const w = assembled();
    w.command(
      ROUND,
      { type: 'assemble-transfer', no: 2, receiver: 'orgd', clues: [3], early: false, inspections: ['1-1'] },
      '2021-06-10',
    );
    const factId = w.fact(I, 'transfer.file', '2021-06-11');
    const known = () =>
      w
        .transfer(2)
        .facts.filter(({ fact }) => fact === 'transfer.file')
        .map(({ date, from }) => [date, from]);
    expect(known()).toEqual([['2021-06-11', ROUND]]);
    w.command(hostFor(I), { type: 'correct-fact', factId, at: '2021-06-12', reason: '日期写错' }, '2021-06-13');
    expect(known()).toEqual([['2021-06-12', ROUND]]);
    const early = w.tryFact('transfer/2', 'transfer.approval', '2021-06-11');
    expect(early?.missing).toMatchObject([{ step: 'transfer.file', since: '2021-06-12' }]);
  });
});

describe('items of rectification', () => {
  it('are not signed off without evidence, and reopened begin again', () => {
    const w = world();
    const act = (step: string, date: string, numbers: string[]) => w.tryFact(I, `rectify.${step}`, date, { numbers });
    expect(act('items', '2021-06-05', ['1', '2'])).toBeUndefined();
    expect(act('item-sign-off', '2021-07-01', ['1'])?.missing).toMatchObject([
      { step: 'rectify.item-evidence', thing: '整改问题 1' },
      { step: 'rectify.item-review', thing: '整改问题 1' },
    ]);
    expect(act('item-evidence', '2021-07-01', ['1'])).toBeUndefined();
    expect(act('item-review', '2021-07-02', ['2'])?.missing).toMatchObject([{ step: 'rectify.item-evidence' }]);
    expect(act('item-review', '2021-07-02', ['1'])).toBeUndefined();
    expect(act('item-sign-off', '2021-07-03', ['1'])).toBeUndefined();
    expect(act('item-reopening', '2021-07-20', ['1'])).toBeUndefined();
    expect(act('item-sign-off', '2021-07-21', ['1'])?.missing).toHaveLength(2);
    expect(act('item-evidence', '2021-07-22', ['1'])).toBeUndefined();
    expect(act('item-review', '2021-07-23', ['1'])).toBeUndefined();
    expect(act('item-sign-off', '2021-07-23', ['1'])).toBeUndefined();
    const steps = ledgerOf(w.inspection('1-1'), 'item').map(({ number, done }) => [number, done.length]);
    expect(steps).toEqual([
      ['1', 8],
      ['2', 1],
    ]);
  });
});

describe('the volume of a group', () => {
  it('has each kind, or none of it with a reason, and never none of what the round has', () => {
    const w = world();
    const file = (part: string, data: FactData = {}) =>
      w.tryFact('group/1', 'archive.compile', '2021-06-08', { part, ...data });
    expect(file('k1', { kind: 'none', note: '无' })).toMatchObject({
      breaches: [{ rule: 'archive', clause: '（四十六）' }],
    });
    expect(file('k8', { kind: 'none' })?.detail).toContain('“音像资料”写“无此项”须注明原因');
    expect(file('k8', { kind: 'none', note: '未录音录像' })).toBeUndefined();
    expect(file('k12', { kind: 'none', note: '没有线索' })).toBeUndefined();
    for (const n of [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17])
      expect(file(`k${n}`, { count: 1 })).toBeUndefined();
    w.fact('group/1', 'withdraw.zero-holding', '2021-06-08', {}, late);
    const refused = w.tryFact('group/1', 'archive.handover', '2021-06-10');
    expect(refused?.detail).toContain('立卷归档 17 类（缺：问题底稿）');
    expect(file('k16')).toBeUndefined();
    expect(w.tryFact('group/1', 'archive.handover', '2021-06-10')).toBeUndefined();
  });
});

it('the period of rectification is moved by nothing but its express extension', () => {
  const w = new World({ book: bookOf('wuyang-2023'), start: '2025-12-01' });
  w.fact(I, 'feedback.leadership', '2025-12-17', {}, late);
  const due = () => w.deadline(hostFor(I), 'supervision.report', 'unit/disc')?.due;
  expect(due()).toBe('2026-05-18');
  w.fact(I, 'rectify.reports', '2026-03-01', {}, late);
  expect(due()).toBe('2026-05-18');
  w.fact(I, 'rectify.period-extension', '2026-02-10', { until: '2026-03-17' }, { entered: '2026-03-02' });
  expect(due()).toBe('2026-06-17');
});

describe('what only the whole can tell', () => {
  it('the round hears of every borrowed paper: no secrecy check while one is out', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01', groups: groupsOf([1]) });
    w.fact(I, 'learn.borrow', '2021-03-09', { numbers: ['1', '2'], kind: 'regular' });
    w.fact(I, 'withdraw.return', '2021-04-10', { numbers: ['1'] });
    w.fact('group/1', 'withdraw.destroy', '2021-04-10');
    const check = () => w.tryFact('group/1', 'withdraw.secrecy-check', '2021-04-11');
    expect(check()?.missing).toMatchObject([{ step: 'withdraw.return', thing: '调阅件 2' }]);
    w.fact(I, 'withdraw.return', '2021-04-11', { numbers: ['2'] });
    expect(check()).toBeUndefined();
  });

  it('a number on its way is taken, and no signature is of a day to come', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01', groups: groupsOf([1]) });
    const draft = { type: 'record-fact', fact: 'learn.working-papers', on: I, at: '2021-04-01', draft: true } as const;
    const hand = (id: string) => w.command(hostFor(I), { ...draft, data: { numbers: ['1'] } }, '2021-04-01', id);
    expect([hand('a'), hand('b')]).toMatchObject([undefined, { code: 'already', field: 'data.numbers' }]);
    const approvals = ['deputy', 'leader'].map((role) => ({ by: role, role, date: '2031-04-01' }));
    const signed = w.command(hostFor(I), { type: 'sign-draft', draftId: 'a' }, '2021-04-02', undefined, { approvals });
    expect(signed).toMatchObject({ code: 'future', field: 'approval' });
  });

  it('an original goes to one group at a time, and each time has to come back', () => {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2023-04-01', groups: groupsOf([1, 1]) });
    w.fact('letter/aud', 'letter.sent', '2023-04-03', {}, late);
    w.fact('letter/aud', 'letter.received', '2023-04-04');
    w.fact('letter/aud', 'letter.replied', '2023-04-06', { number: '7' });
    const move = (fact: string, at: string, data: FactData) => w.tryFact('letter/aud', `letter.${fact}`, at, data);
    expect(move('distributed', '2023-04-07', { number: '7', orgs: ['1-1', '2-1'] })).toMatchObject({
      field: 'data.orgs',
    });
    expect(move('distributed', '2023-04-07', { number: '7', orgs: ['1-1'] })).toBeUndefined();
    expect(move('distributed', '2023-04-08', { number: '7', orgs: ['2-1'] })?.detail).toContain('还在第1组');
    expect(move('original-returned', '2023-04-10', { number: '7', group: 1 })).toBeUndefined();
    expect(move('distributed', '2023-04-11', { number: '7', orgs: ['2-1'] })).toBeUndefined();
    expect(move('original-archived', '2023-04-12', { number: '7' })?.detail).toContain('还在第2组');
    expect(move('original-returned', '2023-04-13', { number: '7', group: 2 })).toBeUndefined();
    expect(move('original-archived', '2023-04-14', { number: '7' })).toBeUndefined();
  });
});
