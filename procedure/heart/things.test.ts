import { describe, expect, it } from 'vitest';
import { bookOf, hostFor, World } from '../../test/support/heart.ts';
import { matrixOf } from './matrix.ts';
import type { FactData } from './state.ts';
import { ledgerOf } from './things.ts';

const I = 'inspection/1-1';
const late = { late: '补录' };

function world(id = 'xinghai-2020'): World {
  const w = new World({ book: bookOf(id), start: '2021-03-01' });
  w.fact(I, 'station.entry', '2021-03-08', {}, late);
  return w;
}

describe('numbered things', () => {
  it('are begun once and gone on with by number', () => {
    const w = world();
    w.fact(I, 'learn.petitions', '2021-03-09', { numbers: ['1', '2'], people: 2 });
    const twice = w.tryFact(I, 'learn.petitions', '2021-03-10', { numbers: ['2'] });
    expect(twice).toMatchObject({ code: 'already', field: 'data.numbers', detail: '信访件 2 已登记，请用别的件号' });
    const strange = w.tryFact(I, 'learn.petition-key', '2021-03-10', { numbers: ['9'] });
    expect(strange).toMatchObject({ status: 404, detail: '这里没有登记过信访件 9（（十三）1）' });
    w.fact(I, 'learn.petition-key', '2021-03-10', { numbers: ['2'] });
    w.fact(I, 'learn.petition-out', '2021-03-10', { numbers: ['1'] });
    expect(ledgerOf(w.inspection('1-1'), 'petition')).toEqual([
      {
        on: I,
        number: '1',
        done: [
          { id: 'f2', step: 'learn.petitions', date: '2021-03-09' },
          { id: 'f6', step: 'learn.petition-out', date: '2021-03-10' },
        ],
      },
      {
        on: I,
        number: '2',
        done: [
          { id: 'f2', step: 'learn.petitions', date: '2021-03-09' },
          { id: 'f5', step: 'learn.petition-key', date: '2021-03-10' },
        ],
      },
    ]);
  });

  it('hold up what waits for all of them: nobody withdraws while a paper is borrowed', () => {
    const w = world();
    w.fact(I, 'learn.borrow', '2021-03-09', { numbers: ['1', '2', '3'], kind: 'regular' });
    w.fact(I, 'withdraw.return', '2021-04-10', { numbers: ['1'] });
    w.fact('group/1', 'withdraw.destroy', '2021-04-10', {});
    const exit = () => w.tryFact(I, 'withdraw.exit', '2021-04-12');
    expect(exit()?.missing?.map(({ step, thing }) => [step, thing])).toEqual([
      ['withdraw.return', '调阅件 2'],
      ['withdraw.return', '调阅件 3'],
      ['withdraw.secrecy-check', undefined],
    ]);
    expect(exit()?.detail).toContain('缺“清退资料、归还设备”〔第1组·甲镇1〕调阅件 2');
    w.fact(I, 'withdraw.return', '2021-04-11', {});
    const [returned] = w.log(hostFor(I), 'fact.recorded').slice(-1);
    expect(returned).toMatchObject({ fact: { data: { numbers: ['2', '3'] } } });
    w.fact(I, 'learn.borrow', '2021-04-11', { numbers: ['4'], kind: 'regular' });
    expect(exit()?.missing?.map(({ thing }) => thing)).toContain('调阅件 4');
  });

  it('are named by a report: each problem in it has a paper that is signed', () => {
    const w = world();
    w.fact(I, 'withdraw.exit', '2021-04-12', {}, late);
    w.fact(I, 'learn.working-papers', '2021-04-01', { numbers: ['1'] });
    const draft = { type: 'record-fact', fact: 'learn.working-papers', on: I, at: '2021-04-02', draft: true } as const;
    w.command(hostFor(I), { ...draft, data: { numbers: ['2'] } }, '2021-04-12', 'paper-2');
    const report = (numbers: string[]) => w.tryFact(I, 'report.situation', '2021-04-13', { numbers });
    expect(report(['1', '2'])).toMatchObject({ status: 404, detail: expect.stringContaining('问题 2') });
    expect(report(['1'])).toBeUndefined();
  });
});

describe('figures', () => {
  it('refuse a third name, over all lists of the organization, but by decision', () => {
    const w = world('wuyang-2023');
    const names = (persons: string[], approvals = [{ by: '甲', role: 'lg.exec', date: '2021-03-10' }].slice(1)) =>
      w.tryFact(I, 'learn.personal-matters-names', '2021-03-10', { persons }, { approvals });
    expect(names(['a', 'b', 'c'])).toMatchObject({
      code: 'people',
      breaches: [{ rule: 'figure', clause: '二（二）3' }],
    });
    expect(names(['a', 'b', 'c'])?.detail).toContain('每单位人数上限不超过 2 人，所填 3 人');
    expect(names(['a', 'b'])).toBeUndefined();
  });

  it('refuse a work report with too few problems, and only point out one person too few', () => {
    const w = world();
    const review = (share: number) => w.tryFact(I, 'plan.work-report-review', '2021-03-09', { share });
    expect(review(55)?.breaches).toMatchObject([{ rule: 'figure', clause: '（七）2' }]);
    expect(review(60)).toBeUndefined();
    w.fact(I, 'learn.petitions', '2021-03-09', { people: 1 });
    const [petition] = w.log(hostFor(I), 'fact.recorded').slice(-1);
    expect(petition).toMatchObject({ warnings: [{ title: expect.stringContaining('不少于 2 人，所填 1 人') }] });
  });

  it('ask the leader in person for secret audit papers', () => {
    const w = world('wuyang-2023');
    w.fact('person/p1', 'person.assigned', '2021-03-08', { group: 1, role: 'leader' });
    w.fact('person/p2', 'person.assigned', '2021-03-08', { group: 1, role: 'member' });
    const read = (data: FactData) => w.tryFact(I, 'learn.assist-audit-secret', '2021-03-10', data);
    expect(read({ person: 'p2' })).toMatchObject({ breaches: [{ rule: 'in-person', clause: '二（十三）4' }] });
    expect(read({ role: 'member' })).toMatchObject({ code: 'people' });
    expect(read({ person: 'p1' })).toBeUndefined();
  });
});

describe('villages', () => {
  it('by categories: how many problems of each sort were found in which', () => {
    const w = world('township-2022');
    const paper = (numbers: string[], kind: string, villages?: number[]) =>
      w.fact(I, 'learn.working-papers', '2021-04-01', { numbers, kind, ...(villages ? { villages } : {}) });
    paper(['1', '2'], 'weakness', [1, 3]);
    paper(['3'], 'weakness', [3]);
    paper(['4'], 'conduct');
    expect(
      matrixOf(w.inspection('1-1'), 'learn.working-papers').map(({ village, kind, count }) => [village, kind, count]),
    ).toEqual([
      [0, 'conduct', 1],
      [1, 'weakness', 2],
      [3, 'weakness', 3],
    ]);
  });

  it('are six on the mobile list, none of the plan, and no other is entered', () => {
    const w = new World({ book: bookOf('township-2022'), start: '2022-04-01' });
    const six = [7, 8, 9, 10, 11, 12];
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
    for (const no of [1, 2]) w.fact(`village/1-1-${no}`, 'village.fixed', '2022-04-02', {}, late);
    const list = (villages: number[]) => w.tryFact(I, 'village.mobile-list', '2022-04-25', { villages });
    expect(list(six.slice(1))).toMatchObject({ breaches: [{ rule: 'figure' }] });
    expect(list([1, ...six.slice(1)])?.detail).toContain('第 1 村方案已定');
    expect(list(six)).toBeUndefined();
    for (const step of ['village.mobile-authorization', 'village.mobile-consent']) w.fact(I, step, '2022-04-26');
    const meet = (no: number, kind: string) =>
      w.tryFact(`village/1-1-${no}`, 'village.first-meeting', '2022-04-27', { kind });
    expect(meet(5, 'mobile')).toMatchObject({ code: 'people', breaches: [{ rule: 'village' }] });
    expect(meet(5, 'mobile')?.detail).toContain('第 5 村不在机动巡察村名单内');
    expect(meet(7, 'mobile')).toBeUndefined();
    expect(w.log(hostFor(I), 'fact.recorded').slice(-1)).toMatchObject([{ warnings: [{ title: '照片' }] }]);
    expect(meet(1, 'fixed')).toBeUndefined();
  });
});
