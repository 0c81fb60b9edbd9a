import { describe, expect, it } from 'vitest';
import { diffRulebooks } from './diff.ts';
import { rulebookLibrary } from './library.ts';
import { summarize } from './summary.ts';

const { resolve } = rulebookLibrary();

describe('township-2022 and xinghai-2020', () => {
  const { differences, sameDuty, conflicts } = diffRulebooks(resolve('township-2022'), resolve('xinghai-2020'));
  const of = (id: string, field?: string) => differences.find((one) => one.id === id && one.field === field);

  it('differ in 10 days and 10 working days', () => {
    expect(of('hearing.leading-group', 'within')).toMatchObject({ a: '10 days', b: '10 working days', conflicts: [1] });
  });

  it('differ in every conflict of §5 that is between them, each marked where it shows', () => {
    expect(conflicts.map(({ no, seen }) => [no, seen])).toEqual([1, 2, 6, 17, 18, 20, 24, 29].map((no) => [no, true]));
    expect(of('hearing.secretary', 'from')).toMatchObject({
      a: 'hear.leading-group',
      b: 'withdraw.exit',
      conflicts: [2],
    });
    expect(of('inquiry', 'units')?.conflicts).toEqual([6]);
    expect(of('plan.branch', 'by')).toMatchObject({ a: 'group', b: 'leader', conflicts: [17] });
    expect(of('plan.round-plan', 'approve')?.conflicts).toEqual([24]);
    expect(of('hear.standing-committee')).toMatchObject({ b: '县委常委会听取汇报', conflicts: [29] });
    expect(sameDuty).toEqual([{ a: 'inform.inquiries', b: 'inform.requests' }]);
  });

  it('mark no conflict of other documents', () => {
    expect(of('feedback.principal', 'by')?.conflicts).toEqual([]);
  });

  it('keep quiet about clauses and notes', () => {
    expect(differences.filter(({ field }) => field === 'clause' || field === 'note')).toEqual([]);
  });
});

it('a rulebook does not differ from itself', () => {
  const book = resolve('xinghai-wuyang');
  expect(diffRulebooks(book, book)).toEqual({ differences: [], sameDuty: [], conflicts: [] });
});

it('a summary says what no document says', () => {
  const { skeleton, completed, approvers, ladders, gates, deadlines } = summarize(resolve('lixian-2019'));
  expect(skeleton).toEqual([
    'plan.authorization',
    'plan.notice',
    'learn.working-papers',
    'learn.circle',
    'transfer.handover',
    'rectify.items',
    'rectify.item-evidence',
    'rectify.item-review',
    'rectify.item-joint-review',
    'rectify.item-sign-off',
    'rectify.item-reopening',
    'rectify.period-extension',
    'archive.handover',
    'archive.office-volume',
    'archive.close',
  ]);
  expect(completed).toEqual([{ step: 'withdraw.exit', fields: ['after'] }]);
  expect(approvers).toEqual(['plan.authorization', 'learn.working-papers', 'rectify.period-extension']);
  expect(ladders).toEqual({
    soft: ['station.entry', 'withdraw.exit'],
    hard: ['rectification.plan', 'rectification.report'],
  });
  expect(gates).toEqual({ hard: 34, soft: 5 });
  expect(deadlines).toBe(4);
});
