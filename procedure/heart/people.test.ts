import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, hostFor, ROUND, World } from '../../test/support/heart.ts';
import type { Approval, KnownPerson } from './given.ts';
import { membersOf } from './members.ts';
import { recusedMembers } from './recusal.ts';
import type { FactData } from './state.ts';

const late = { late: '补录' };
const allowed: Approval = { by: '甲', role: 'lg.exec', date: '2021-02-20' };

function world(id = 'xinghai-2020', sizes = [2, 1]): World {
  return new World({ book: bookOf(id), start: '2021-02-01', groups: groupsOf(sizes) });
}

function assign(
  w: World,
  person: string,
  data: FactData,
  extra: { person?: KnownPerson; approvals?: Approval[] } = {},
) {
  return w.tryFact(`person/${person}`, 'person.assigned', '2021-02-22', data, { approvals: [], ...extra });
}

describe('the people of a round', () => {
  it('are assigned to a group in a role, once, and released before they change groups', () => {
    const w = world();
    expect(assign(w, 'p1', { group: 9, role: 'leader' })).toMatchObject({ status: 400, field: 'data.group' });
    expect(assign(w, 'p1', { group: 1, role: 'chief' })).toMatchObject({ status: 400, field: 'data.role' });
    expect(assign(w, 'p1', { group: 1, role: 'leader' })).toBeUndefined();
    expect(assign(w, 'p2', { group: 1, role: 'leader' })).toMatchObject({ field: 'data.role' });
    expect(assign(w, 'p1', { group: 2, role: 'leader' })?.detail).toContain('已是第1组组长');
    expect(w.tryFact('person/p2', 'person.released', '2021-02-22')).toMatchObject({ status: 404 });
    w.fact('person/p1', 'person.released', '2021-02-22');
    expect(assign(w, 'p1', { group: 2, role: 'deputy' })).toBeUndefined();
    expect(assign(w, 'p1', { group: 2, role: 'leader' })).toBeUndefined();
    expect(membersOf(w.round)).toEqual([{ person: 'p1', group: 2, role: 'leader', inspections: undefined }]);
  });

  it('entered late are judged by who served on that day', () => {
    const w = world();
    w.passTo('2021-03-20');
    const late = (person: string, fact: string, at: string, data: FactData = {}) =>
      w.tryFact(`person/${person}`, fact, at, data, { entered: '2021-03-20' });
    expect(late('p1', 'person.assigned', '2021-03-10', { group: 1, role: 'leader' })).toBeUndefined();
    expect(late('p2', 'person.assigned', '2021-02-22', { group: 1, role: 'leader' })).toBeUndefined();
    expect(late('p2', 'person.released', '2021-02-20')?.detail).toContain('2021年2月20日（周六）不在任何一组');
    expect(late('p2', 'person.released', '2021-03-09')).toBeUndefined();
  });

  it('who declared recusal are not assigned there, but elsewhere they are', () => {
    const w = world();
    w.fact('person/p1', 'plan.recusal', '2021-02-20', { orgs: ['1-2'] }, late);
    const refused = assign(w, 'p1', { group: 1, role: 'member' });
    expect(refused).toMatchObject({ code: 'people', status: 422, field: 'approval' });
    expect(refused?.breaches).toMatchObject([{ rule: 'recusal', clause: '（二）3' }]);
    expect(refused?.detail).toContain('由常务副组长批准');
    expect(assign(w, 'p1', { group: 1, role: 'member', inspections: ['1-1'] })).toBeUndefined();
    w.fact('person/p2', 'plan.recusal', '2021-02-20', {}, late);
    expect(assign(w, 'p2', { group: 2, role: 'member' })).toMatchObject({ code: 'people' });
  });

  it('who declare it when they serve already have to be adjusted before the entry', () => {
    const w = world();
    expect(assign(w, 'p1', { group: 1, role: 'member' })).toBeUndefined();
    w.fact('inspection/1-1', 'station.entry', '2021-03-08', {}, late);
    const warnings = () => w.log(hostFor('inspection/1-2'), 'fact.recorded').slice(-1);
    w.fact('person/p1', 'plan.recusal', '2021-02-22', { orgs: ['1-2'] }, late);
    expect(recusedMembers(w.round).map(({ person }) => person)).toEqual(['p1']);
    w.fact('inspection/1-2', 'station.entry', '2021-03-08', {}, late);
    expect(warnings()).toMatchObject([
      { warnings: expect.arrayContaining([expect.objectContaining({ step: 'plan.recusal-adjust' })]) },
    ]);
  });

  it('who led an inspection of an organization do not lead there again, but by decision of who is named', () => {
    const w = world();
    const served = [{ round: 'R2020-01', role: 'leader', target: '甲镇1' }];
    const person = { pool: false, served };
    const refused = assign(w, 'p1', { group: 1, role: 'leader' }, { person });
    expect(refused?.breaches).toMatchObject([{ rule: 'not-again', clause: '（一）1' }]);
    expect(refused?.detail).toContain('曾在R2020-01任组长巡察过甲镇1');
    expect(assign(w, 'p1', { group: 1, role: 'deputy' }, { person })).toBeUndefined();
    expect(assign(w, 'p2', { group: 2, role: 'leader' }, { person })).toBeUndefined();
    w.fact('person/p1', 'person.released', '2021-02-22');
    const wrong = { ...allowed, role: 'director' };
    expect(assign(w, 'p1', { group: 1, role: 'leader' }, { person, approvals: [wrong] })).toMatchObject({
      code: 'people',
    });
    const after = { ...allowed, date: '2021-02-23' };
    expect(assign(w, 'p1', { group: 1, role: 'leader' }, { person, approvals: [after] })?.detail).toContain(
      '晚于所填日期',
    );
    expect(assign(w, 'p1', { group: 1, role: 'leader' }, { person, approvals: [allowed] })).toBeUndefined();
    expect(w.log(ROUND, 'fact.recorded').slice(-1)).toMatchObject([{ overridden: [{ rule: 'not-again' }] }]);
  });

  it('corrected are judged as if they had not been', () => {
    const w = world();
    const id = w.fact('person/p1', 'person.assigned', '2021-02-22', { group: 1, role: 'leader' });
    const correct = (data: FactData) =>
      w.command(ROUND, { type: 'correct-fact', factId: id, data, reason: '组别写错' }, '2021-02-23');
    expect(correct({ group: 2, role: 'leader' })).toBeUndefined();
    w.fact('person/p1', 'plan.recusal', '2021-02-22', { orgs: ['1-1'] }, late);
    expect(correct({ group: 1, role: 'leader' })).toMatchObject({ code: 'people' });
  });

  it('make a group: without a leader it is not authorized, and 补办 does not help', () => {
    const w = world();
    expect(assign(w, 'p1', { group: 1, role: 'leader' })).toBeUndefined();
    const authorize = () => w.tryFact('round', 'plan.authorization', '2021-02-23', {}, late);
    expect(authorize()).toMatchObject({ code: 'people', breaches: [{ rule: 'leader', clause: '（一）3' }] });
    expect(authorize()?.detail).toContain('第2组没有组长');
    expect(assign(w, 'p2', { group: 2, role: 'leader' })).toBeUndefined();
    expect(authorize()).toBeUndefined();
  });

  it('kept on paper leave a hint at every group', () => {
    const w = world();
    w.fact('round', 'plan.authorization', '2021-02-23', {}, late);
    expect(w.log(ROUND, 'fact.recorded').slice(-1)).toMatchObject([
      { warnings: [{ step: 'person.assigned', on: 'group/1' }, { on: 'group/2' }] },
    ]);
  });

  it('each pledge: a gate waits for all who serve there', () => {
    const w = world('xinghai-2020', [1]);
    for (const [person, role] of [
      ['p1', 'leader'],
      ['p2', 'member'],
    ] as const)
      w.fact(`person/${person}`, 'person.assigned', '2021-02-22', { group: 1, role });
    w.fact('person/p1', 'plan.pledges', '2021-02-23', {}, late);
    w.fact('inspection/1-1', 'station.entry', '2021-03-08', {}, late);
    const [entry] = w.log(hostFor('inspection/1-1'), 'fact.recorded').slice(-1);
    const pledges =
      entry?.type === 'fact.recorded' ? entry.warnings?.filter(({ step }) => step === 'plan.pledges') : [];
    expect(pledges?.map(({ on }) => on)).toEqual(['group/1+person/p2']);
  });

  it('who replace somebody come from the pool of the unit, where it keeps one', () => {
    const w = world('wuyang-2023');
    const replace = (person: string, known?: KnownPerson) =>
      assign(w, person, { group: 1, role: 'member', replaces: 'p9' }, known ? { person: known } : {});
    expect(replace('p1')).toMatchObject({ breaches: [{ rule: 'replacement' }] });
    expect(replace('p1', { unit: 'fin', pool: false, served: [] })?.detail).toContain('此人不在人才库');
    expect(replace('p1', { unit: 'fin', pool: true, served: [] })).toBeUndefined();
    expect(replace('p2', { unit: 'bian', pool: false, served: [] })).toBeUndefined();
  });
});
