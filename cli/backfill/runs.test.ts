import { describe, expect, it } from 'vitest';
import type { Act } from './act.ts';
import { runsOf } from './runs.ts';

const act = (label: string, path: string, instant = '2022-04-21T04:00:00.000Z'): Act => ({
  key: label,
  workflowId: path,
  path,
  body: {},
  instant,
  label,
});
const labels = (acts: Act[]) => runsOf(acts).map((run) => run.map(({ label }) => label).join(''));

describe('acts that go in one request', () => {
  it('are neighbours of one instant in one workflow, in the order of the file', () => {
    const later = '2022-04-22T04:00:00.000Z';
    const acts = [act('a', 'x/facts'), act('b', 'x/facts'), act('c', 'y/facts'), act('d', 'x/facts')];
    expect(labels([...acts, act('e', 'x/facts', later)])).toEqual(['ab', 'c', 'd', 'e']);
  });

  it('are facts: a batch of clues and a need go alone', () => {
    const same = [act('a', 'x/transfers'), act('b', 'x/transfers'), act('c', 'x/needs'), act('d', 'x/needs')];
    expect(labels(same)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are twenty-five at the most', () => {
    const many = Array.from({ length: 55 }, (_, i) => act(String(i), 'x/facts'));
    expect(runsOf(many).map((run) => run.length)).toEqual([25, 25, 5]);
  });
});
