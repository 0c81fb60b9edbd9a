import { describe, expect, it } from 'vitest';
import { RulebookError } from './problem.ts';
import { resolveRulebook } from './resolve.ts';
import { complaints, resolveTexts, sourcesOf } from './testing.ts';

const BASE = `steps:
  plan.x: { title: 骨架甲, level: round, by: office }
  station.y: { title: 骨架乙, level: inspection, by: group, after: { plan.x: hard } }
  hear.z: { title: 骨架丙, level: round, by: lg, after: { station.y: hard } }
`;

const document = (clause: string, more = '') => `extends: [base]
steps:
  station.y: { title: 乙, level: inspection, by: group, clause: ${clause} }
${more}`;

describe('resolveRulebook', () => {
  it('marks what only base has', () => {
    const { steps, lineage } = resolveTexts({ base: BASE, a: document('一') });
    expect(lineage).toEqual(['base', 'a']);
    expect(steps['plan.x']).toMatchObject({ from: 'base', title: '骨架甲', demand: 'must' });
    expect(steps['station.y']).toMatchObject({
      from: 'a',
      title: '乙',
      after: { 'plan.x': 'hard' },
      skeleton: ['after'],
    });
  });

  it('lets a child override a field and keep the rest', () => {
    const child = 'extends: [a]\nsteps:\n  station.y: { by: leader }\n';
    const { steps } = resolveTexts({ base: BASE, a: document('一'), b: child });
    expect(steps['station.y']).toMatchObject({ from: 'a', by: 'leader', clause: '一', title: '乙' });
  });

  it('keeps a child’s word on gates instead of base’s', () => {
    const child = 'extends: [base]\nsteps:\n  hear.z: { title: 丙, level: round, by: lg, after: {} }\n';
    expect(resolveTexts({ base: BASE, a: child }).steps['hear.z']?.after).toEqual({});
  });

  it('orders steps by stage, whoever wrote them', () => {
    const child = 'extends: [base]\nsteps:\n  plan.a: { title: 甲, level: round, by: office }\n';
    expect(Object.keys(resolveTexts({ base: BASE, a: child }).steps)).toEqual([
      'plan.a',
      'plan.x',
      'station.y',
      'hear.z',
    ]);
  });

  it('turns `before` into a gate of the later step', () => {
    const child =
      'extends: [base]\nsteps:\n  plan.a: { title: 甲, level: round, by: office, before: { hear.z: soft } }\n';
    const { steps } = resolveTexts({ base: BASE, a: child });
    expect(steps['hear.z']?.after).toEqual({ 'station.y': 'hard', 'plan.a': 'soft' });
    expect(steps['plan.a']).not.toHaveProperty('before');
  });

  it('refuses a parent that does not exist and parents that go round in a circle', () => {
    expect(complaints(() => resolveTexts({ a: 'extends:\n  - nobody\n' }))).toEqual([
      'a.yaml:4 extends.0 没有这份规程：nobody',
    ]);
    expect(complaints(() => resolveTexts({ b: 'extends: [a]\n', a: 'extends: [b]\n' }))[0]).toContain(
      '规程互相继承：a → b → a',
    );
    expect(() => resolveRulebook('nobody', sourcesOf({}))).toThrow('没有这份规程：nobody');
  });

  it('throws an error that can be read as it is', () => {
    const run = () => resolveTexts({ a: 'extends: [nobody]\n' });
    expect(run).toThrow(RulebookError);
    expect(run).toThrow('a.yaml:3:11 没有这份规程：nobody（extends.0）');
  });
});
