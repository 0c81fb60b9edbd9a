import { describe, expect, it } from 'vitest';
import { bookOf, ROUND, signatures, World } from '../../test/support/heart.ts';
import type { Approval } from './given.ts';

const exec: Approval = { by: '甲', role: 'lg.exec', date: '2021-02-05' };
const head: Approval = { by: '乙', role: 'lg.head', date: '2021-02-08' };

function world(): World {
  const w = new World({ book: bookOf('xinghai-2020'), start: '2021-02-01' });
  for (const step of ['plan.consult-targets', 'plan.target-list', 'plan.leaders']) w.fact('round', step, '2021-02-02');
  return w;
}

/** Tries the allocation of tasks: examined by the executive deputy, then approved by the head. */
function allocate(w: World, approvals: Approval[], extra: { late?: string } = {}, at = '2021-02-08') {
  return w.tryFact('round', 'plan.task-allocation', at, {}, { approvals, ...extra });
}

describe('the signatures of a step', () => {
  it('must be there: the refusal names each, by whom and what it is called', () => {
    const refused = allocate(world(), []);
    expect(refused).toMatchObject({ code: 'gate', status: 422, field: 'approval' });
    expect(refused?.missing).toMatchObject([
      { step: 'plan.task-allocation', by: '常务副组长', approval: '审核' },
      { step: 'plan.task-allocation', by: '领导小组组长', approval: '审批' },
    ]);
    expect(refused?.detail).toContain('缺常务副组长审核（代录批示');
    expect(allocate(world(), [exec])?.missing).toMatchObject([{ by: '领导小组组长' }]);
    expect(allocate(world(), [exec, head])).toBeUndefined();
  });

  it('follow each other, by different people, before the day it is done', () => {
    expect(allocate(world(), [{ ...exec, date: '2021-02-09' }, head], {}, '2021-02-10')).toMatchObject({
      field: 'approval',
      detail: expect.stringContaining('早于其前的审核'),
    });
    expect(allocate(world(), [exec, { ...head, by: '甲' }])).toMatchObject({ code: 'not-allowed' });
    const early = allocate(world(), [exec, head], {}, '2021-02-07');
    expect(early?.missing).toMatchObject([{ by: '领导小组组长', since: '2021-02-08' }]);
    expect(early?.detail).toContain('2021年2月8日（周一），晚于所填日期');
  });

  it('given beside each other have no order', () => {
    const w = new World({ book: bookOf('liaison-2022'), start: '2022-05-01' });
    const both: Approval[] = [
      { by: '甲', role: 'leader', date: '2022-05-18' },
      { by: '乙', role: 'prin', date: '2022-05-17' },
    ];
    const passed = w.tryFact('inspection/1-1', 'station.press', '2022-05-18', {}, { approvals: both });
    expect(passed).toBeUndefined();
  });

  it('by another office, one that signs for it, or whoever comes first', () => {
    expect(allocate(world(), [{ ...exec, role: 'director' }, head])?.missing).toMatchObject([{ by: '常务副组长' }]);
    expect(allocate(world(), [exec, { ...head, role: 'sec' }])).toBeUndefined();
    expect(allocate(world(), [head, exec])).toBeUndefined();
  });

  it('missing are passed as 补办, on record as missing', () => {
    const w = world();
    expect(allocate(w, [exec], { late: '批件后补' })).toBeUndefined();
    const [recorded] = w.log(ROUND, 'fact.recorded').slice(-1);
    expect(recorded).toMatchObject({ late: '批件后补', missing: [{ by: '领导小组组长', approval: '审批' }] });
  });

  it('are asked of one kind only, and never of the office itself', () => {
    const book = bookOf('xinghai-2020');
    expect(book.steps['learn.talks']?.approve).toMatchObject([{ when: 'one-to-one' }]);
    const w = new World({ book, start: '2021-02-01' });
    const late = '补录';
    w.fact('inspection/1-1', 'learn.talk-plan', '2021-03-01', {}, { late });
    const talk = (kind: string, approvals: Approval[] = []) =>
      w.tryFact('inspection/1-1', 'learn.talks', '2021-03-02', { kind }, { approvals });
    expect(talk('one-to-one')).toMatchObject({ missing: [{ by: '组长', approval: '一对一批准' }] });
    expect(talk('one-to-one', [{ by: '甲', role: 'leader', date: '2021-03-01' }])).toBeUndefined();
    expect(
      talk(Object.keys(book.steps['learn.talks']?.kinds ?? {}).find((k) => k !== 'one-to-one') ?? ''),
    ).toBeUndefined();
    const filed = w.tryFact('group/1', 'plan.group-plan', '2021-03-02', {}, { approvals: [] });
    expect(filed).toBeUndefined();
  });

  it('are not asked for by a rulebook of before, whatever it lists', () => {
    const { language: _, people: __, ...before } = bookOf('xinghai-2020');
    const w = new World({ book: before, start: '2021-02-01' });
    for (const step of ['plan.consult-targets', 'plan.target-list', 'plan.leaders'])
      w.fact('round', step, '2021-02-02', {}, { approvals: [] });
    expect(allocate(w, [])).toBeUndefined();
  });

  it('can be given for every step of every rulebook', () => {
    for (const id of ['xinghai-2020', 'wuyang-2023', 'township-2022', 'liaison-2022', 'lixian-2019']) {
      const book = bookOf(id);
      for (const name of Object.keys(book.steps)) {
        const kind = book.steps[name]?.approve?.find(({ when }) => when)?.when;
        expect(signatures(book, name, '2021-02-08', kind)).toHaveLength(book.steps[name]?.approve?.length ?? 0);
      }
    }
  });
});
