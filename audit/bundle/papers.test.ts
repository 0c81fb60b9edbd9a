import { expect, it } from 'vitest';
import { chain } from '../../db/chain.ts';
import type { EntryBody, Origin } from '../../procedure/entry.ts';
import { entry } from '../../test/support/ledger.ts';
import { papersIn } from './papers.ts';

const ledger = (body: EntryBody, origin: Origin | null = null) =>
  chain([entry(1, body, { origin })]).map(({ entry: recorded, ...link }) => ({ ...recorded, ...link }));

it('finds every paper, scan and photograph that an entry names, and says where', () => {
  const approval = { by: '某', role: 'lg.exec', date: '2026-01-05', evidence: '批示扫描件 3' };
  const origin = { commandId: 'c', commandHash: 'h', typedBy: 'office', approval, evidence: ['照片 1', '照片 2'] };
  const named = (body: EntryBody, from?: Origin) =>
    papersIn(ledger(body, from)).map(({ field, paper }) => `${field}=${paper}`);
  expect(named({ type: 'letter.issued', letter: 'aud', number: '1', paperHash: 'ab12' })).toEqual([
    'body.paperHash=ab12',
  ]);
  expect(named({ type: 'went-live' }, origin)).toEqual([
    'origin.approval.evidence=批示扫描件 3',
    'origin.evidence=照片 1',
    'origin.evidence=照片 2',
  ]);
  expect(named({ type: 'draft.signed', draftId: 'd', signed: [approval, { ...approval, evidence: '4' }] })).toEqual([
    'body.signed.0.evidence=批示扫描件 3',
    'body.signed.1.evidence=4',
  ]);
  expect(named({ type: 'went-live' })).toEqual([]);
});
