import { describe, expect, it } from 'vitest';
import { bookOf, hostFor, World } from '../../test/support/heart.ts';
import type { Approval } from './given.ts';

const I = 'inspection/1-1';
const H = hostFor(I);
const deputy: Approval = { by: '乙', role: 'deputy', date: '2021-04-03', person: 'p2' };
const leader: Approval = { by: '甲', role: 'leader', date: '2021-04-06', person: 'p1' };

/** An inspection with its people and a paper handed in by p3. */
function world(): World {
  const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
  for (const [person, role] of [
    ['p1', 'leader'],
    ['p2', 'deputy'],
    ['p3', 'member'],
  ] as const)
    w.fact(`person/${person}`, 'person.assigned', '2021-03-02', { group: 1, role });
  w.fact(I, 'station.entry', '2021-03-08', {}, { late: '补录' });
  expect(hand(w)).toBeUndefined();
  return w;
}

function hand(w: World, id = 'paper-1', approvals: Approval[] = []) {
  const data = { numbers: [id.slice(-1)], person: 'p3' };
  const command = {
    type: 'record-fact',
    fact: 'learn.working-papers',
    on: I,
    at: '2021-04-01',
    data,
    draft: true,
  } as const;
  return w.command(H, command, '2021-04-01', id, { approvals });
}

function sign(w: World, approvals: Approval[], draftId = 'paper-1') {
  return w.command(H, { type: 'sign-draft', draftId }, '2021-04-07', undefined, { approvals });
}

describe('a paper on its way', () => {
  it('is prepared, reviewed and signed by three people, and done on the day of the last signature', () => {
    const w = world();
    const papers = () => w.inspection('1-1').facts.filter(({ fact }) => fact === 'learn.working-papers');
    expect(papers()).toEqual([]);
    expect(sign(w, [{ ...deputy, person: 'p3', by: '丙' }])).toMatchObject({
      detail: 'p3 是经办人，不能作复核（依据：（二十三））',
    });
    expect(sign(w, [{ ...deputy, person: 'p1' }])).toMatchObject({ detail: 'p1 不是这一组的副组长' });
    expect(sign(w, [deputy])).toBeUndefined();
    expect([papers(), w.inspection('1-1').drafts?.['paper-1']?.signed]).toEqual([[], [deputy]]);
    expect(sign(w, [{ ...leader, date: '2021-04-02' }])?.detail).toContain('早于其前的复核');
    expect(sign(w, [{ by: '乙', role: 'leader', date: '2021-04-06' }])?.detail).toContain('同一人');
    expect(sign(w, [leader])).toBeUndefined();
    expect(papers()).toMatchObject([{ id: 'paper-1', date: '2021-04-06', data: { numbers: ['1'] } }]);
    expect(w.inspection('1-1').drafts).toEqual({});
    expect(sign(w, [leader])).toMatchObject({ status: 404 });
  });

  it('is sent back, and handed in again', () => {
    const w = world();
    const back = { type: 'return-draft', draftId: 'paper-1', reason: '事实不清' } as const;
    expect(w.command(H, back, '2021-04-03')).toBeUndefined();
    expect(w.log(H, 'draft.returned')).toMatchObject([{ draftId: 'paper-1', reason: '事实不清' }]);
    expect(hand(w, 'paper-b1')).toBeUndefined();
    expect(sign(w, [deputy, leader], 'paper-b1')).toBeUndefined();
  });

  it('takes no signature nobody asks for, nor none, nor where nothing is missing', () => {
    const w = world();
    expect(sign(w, [{ by: '丁', role: 'director', date: '2021-04-03' }])?.detail).toContain('没有用到巡察办主任的批示');
    expect(sign(w, [])).toMatchObject({ status: 400, field: 'approval' });
    expect(hand(w, 'paper-2', [deputy, leader])).toMatchObject({ field: 'draft' });
  });

  it('keeps a step that is done once from being recorded beside it', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-02-01' });
    const data = {};
    const plan = {
      type: 'record-fact',
      fact: 'plan.round-plan',
      on: 'round',
      at: '2021-02-08',
      data,
      draft: true,
    } as const;
    expect(w.command('R2022-02', plan, '2021-02-08', 'plan')).toBeUndefined();
    expect(w.tryFact('round', 'plan.round-plan', '2021-02-09')?.detail).toContain('正在呈批（plan）');
    const approvals = [{ by: '乙', role: 'lg.head', date: '2021-02-10' }];
    const signed = w.command('R2022-02', { type: 'sign-draft', draftId: 'plan' }, '2021-02-10', undefined, {
      approvals,
    });
    expect(signed).toMatchObject({ code: 'gate', missing: [{ step: 'plan.task-allocation' }] });
  });
});
