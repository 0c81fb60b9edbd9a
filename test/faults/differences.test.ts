import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import { differences, rewritten } from './differences.ts';

const entry = (body: object, more: object = {}) => ({ workflowId: 'R2023-01', body, ...more }) as LedgerEntry;
const fact = (id: string, on = 'letter/a') => entry({ type: 'fact.recorded', fact: { id, on }, copies: [] });

it('finds nothing where every acknowledged fact is there once', () => {
  expect(differences([fact('a'), fact('b'), fact('peer', 'round')], new Set(['a', 'b']))).toEqual([]);
});

it('finds what was lost, what nobody was told of and what is there twice', () => {
  expect(differences([fact('a'), fact('a'), fact('c')], new Set(['a', 'b']))).toEqual([
    '已答复的事实不在台账：b',
    '台账里的事实没有人得到答复：c',
    '事实记了两次：a',
  ]);
});

it('finds a rung that fired twice in one generation, not one of the next', () => {
  const rung = (generation: number) => entry({ type: 'rung.fired', key: 'k@letter/a', generation, rung: 'due' });
  expect(differences([rung(1), rung(2)], new Set())).toEqual([]);
  expect(differences([rung(1), rung(1)], new Set())).toEqual(['一级提醒发了两次：R2023-01 k@letter/a 第 1 代 due']);
});

it('finds a lapse that was recorded twice', () => {
  const lapse = entry({ type: 'deadline.lapsed', key: 'k@letter/a' }, { fellDueAt: '2023-04-20T16:00:00.000Z' });
  expect(differences([lapse, lapse], new Set())).toHaveLength(1);
});

it('finds a copy that did not come, and one that came twice', () => {
  const copies = [{ to: 'R2023-01-1-1', n: 1 }];
  const sent = entry({ type: 'fact.recorded', fact: { id: 'p', on: 'person/p' }, copies });
  const come = entry(
    { type: 'fact.copied', fact: { id: 'p' }, from: 'R2023-01', n: 1 },
    { workflowId: 'R2023-01-1-1' },
  );
  expect(differences([sent, come], new Set(['p']))).toEqual([]);
  expect(differences([sent], new Set(['p']))).toEqual(['抄送没有到：R2023-01 → R2023-01-1-1 第 1 件 p']);
  expect(differences([sent, come, come], new Set(['p']))).toHaveLength(1);
});

it('finds an entry that is otherwise than before, or gone', () => {
  const [one, two, other] = ['1', '2', 'x'].map((hash, index) => entry({}, { hash, seq: Math.min(index, 1) + 1 }));
  if (!one || !two || !other) throw new Error('three entries');
  expect(rewritten([one], [one, two])).toEqual([]);
  expect(rewritten([one, two], [one, other])).toEqual(['条目变了：R2023-01 第 2 号']);
  expect(rewritten([one, two], [one])).toEqual(['条目变了：R2023-01 第 2 号']);
});
