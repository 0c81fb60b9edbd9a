import { describe, expect, it } from 'vitest';
import { type Ladders, withLadder } from './ladders.ts';
import type { DeadlineRule, Ladder } from './schema.ts';

const hard: Ladder = {
  warn: ['1 working day before'],
  escalate: [
    { at: 'due', to: 'office', paper: '催办函' },
    { after: '2 working days', to: 'director' },
  ],
};
const ladders: Ladders = {
  hard,
  soft: { warn: [], escalate: [] },
  count: { warn: [], escalate: [{ at: 'due', to: 'office' }] },
};
const rule = (more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  title: '期限',
  level: 'round',
  from: 'plan.x',
  within: '3 days',
  'met-by': 'plan.y',
  'owed-by': 'org',
  'owed-to': 'office',
  force: 'hard',
  source: 'a',
  ...more,
});
const resolved = (more: Partial<DeadlineRule> = {}) => withLadder(rule(more), ladders);

describe('withLadder', () => {
  it('gives the default of the force, and says that it is the default', () => {
    expect(resolved()).toMatchObject({ ...hard, ladder: 'hard' });
    expect(resolved({ force: 'soft' })).toMatchObject({ ladder: 'soft', escalate: [] });
  });

  it('gives the named one', () => {
    expect(resolved({ ladder: 'count' })).toMatchObject({ warn: [], ladder: 'count' });
  });

  it('leaves what the document writes itself', () => {
    expect(resolved({ warn: [] })).toEqual(rule({ warn: [] }));
  });

  it('prints no reminder for the house’s own', () => {
    expect(resolved({ 'owed-by': 'group' }).escalate).toEqual([
      { at: 'due', to: 'office' },
      { after: '2 working days', to: 'director' },
    ]);
  });

  it('tells only the office of 县委、常委会、领导小组, without paper', () => {
    expect(resolved({ 'owed-by': 'county', 'remind-only': true }).escalate).toEqual([{ at: 'due', to: 'office' }]);
  });

  it('gives none to what has no day to be late on', () => {
    const { within: _, ...untimed } = rule();
    expect(withLadder({ ...untimed, 'no-number': true }, ladders)).not.toHaveProperty('ladder');
    expect(withLadder({ ...untimed, every: 'working-day' }, ladders)).not.toHaveProperty('escalate');
  });
});
