import { expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { entryDifferences } from './entry-differences.ts';

const entry = (seq: number, round = 'R2023-01'): Entry => ({
  workflowId: 'R2023-01',
  host: 'round',
  round,
  seq,
  v: 1,
  type: 'went-live',
  happenedAt: '',
  fellDueAt: null,
  recordedAt: '',
  historic: false,
  rulebookHash: '',
  calendarVersion: '',
  origin: null,
  body: { type: 'went-live' },
});

it('finds entries equal whatever the order of their fields and their place in the chain', () => {
  const { v, ...rest } = entry(1);
  expect(entryDifferences([entry(1)], [{ ...rest, v, prevHash: 'a', hash: 'b' }])).toEqual([]);
});

it('names an entry that differs, and one that only one side has', () => {
  const lines = entryDifferences([entry(1), entry(2)], [entry(1, 'R2023-02')]);
  expect(lines).toEqual(['R2023-01 #1 went-live: differs', 'R2023-01 #2: only on one side']);
});
