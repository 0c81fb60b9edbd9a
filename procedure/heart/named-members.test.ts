import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, World } from '../../test/support/heart.ts';
import type { FactData } from './state.ts';

const late = { late: '补录' };

function world(): World {
  const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01', groups: groupsOf([2, 1]) });
  w.fact('person/p1', 'person.assigned', '2021-03-02', { group: 1, role: 'leader' });
  w.fact('person/p3', 'person.assigned', '2021-03-02', { group: 1, role: 'member' });
  w.fact('person/p4', 'person.assigned', '2021-03-02', { group: 1, role: 'member', inspections: ['1-2'] });
  w.fact('person/p5', 'person.assigned', '2021-03-02', { group: 2, role: 'member' });
  return w;
}

const limit = (w: World, data: FactData, fact = 'learn.circle') =>
  w.tryFact('inspection/1-1', fact, '2021-04-02', data);

describe('people a step names', () => {
  it.each(['learn.circle', 'learn.direct-route-registrar'])('%s: serve in the group on that day', (fact) => {
    const data = fact === 'learn.circle' ? { clues: [3] } : {};
    expect(limit(world(), data, fact)).toMatchObject({ status: 400, field: 'data.persons' });
    expect(limit(world(), { ...data, persons: ['p3', 'p5'] }, fact)?.detail).toBe('p5 不在第1组，先编入巡察组');
    expect(limit(world(), { ...data, persons: ['p4'] }, fact)).toMatchObject({ status: 422 });
    expect(limit(world(), { ...data, persons: ['p3'] }, fact)).toBeUndefined();
  });

  it('did not declare recusal', () => {
    const w = world();
    w.fact('person/p3', 'plan.recusal', '2021-03-03', { orgs: ['1-1'] }, late);
    expect(limit(w, { clues: [3], persons: ['p3'] })?.detail).toBe('p3 已申报回避甲镇1');
  });
});

describe('a circle', () => {
  it('is of numbers of one sort, or of clues', () => {
    expect(limit(world(), { persons: ['p3'] })).toMatchObject({ field: 'data.numbers' });
    expect(limit(world(), { persons: ['p3'], numbers: ['7'] })).toMatchObject({
      field: 'data.kind',
      detail: expect.stringContaining('petition（信访件）'),
    });
    expect(limit(world(), { persons: ['p3'], numbers: ['7'], kind: 'petition' })).toBeUndefined();
  });
});
