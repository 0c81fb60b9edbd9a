import { expect, it } from 'vitest';
import { bookOf, CALENDAR } from '../../test/support/heart.ts';
import { emptyState } from './begin.ts';
import { derive } from './derive.ts';
import type { Fact } from './state.ts';

const book = bookOf('wuyang-2023');

function consultations(...facts: [fact: 'request' | 'reply', date: string, number?: string][]) {
  const beginning = {
    id: 'office',
    host: 'office' as const,
    round: '',
    mode: 'live' as const,
    book,
    calendar: CALENDAR,
  };
  const all = facts.map(([fact, date, number], i): Fact => {
    const data = number === undefined ? {} : { number };
    return { id: `f${i}`, fact: `consult.${fact}`, on: 'office', at: `${date}T04:00:00.000Z`, date, data };
  });
  const state = { ...emptyState(beginning, '2023-04-01T00:00:00.000Z'), facts: all };
  return derive(state, '2023-06-01')
    .filter((d) => d.rule === 'consultation.reply')
    .map((d) => [d.due, d.met?.on]);
}

it('answers the office owes are one per request, in their order or by number', () => {
  expect(consultations(['request', '2023-04-26'], ['request', '2023-05-08'], ['reply', '2023-05-04'])).toEqual([
    ['2023-05-04', '2023-05-04'],
    ['2023-05-11', undefined],
  ]);
  expect(
    consultations(['request', '2023-04-26', 'a'], ['request', '2023-05-08', 'b'], ['reply', '2023-05-09', 'b']),
  ).toEqual([
    ['2023-05-04', undefined],
    ['2023-05-11', '2023-05-09'],
  ]);
});
