import { describe, expect, it } from 'vitest';
import { bodies } from '../../test/support/bodies.ts';
import { entry, recorded, roundStarted } from '../../test/support/ledger.ts';
import type { Entry, EntryBody } from '../entry.ts';
import { rulebookLibrary } from '../rulebook/library.ts';
import { narrate } from './narrate.ts';
import { Reader } from './reader.ts';

const book = rulebookLibrary().resolve('xinghai-wuyang');
const own = { rulebookHash: book.hash };
const sent = recorded('s', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry' });
const received = recorded('r', 'letter.received', 'letter/aud', '2022-04-12', { number: '回执 7' });

function told(...list: EntryBody[]): string {
  const reader = new Reader(new Map([[book.hash, book]]));
  const all = list.map((body, index): Entry => entry(index + 1, body, own));
  return all.map((one) => reader.read(one, (read) => narrate(one, read.context))).at(-1) ?? '';
}

describe('an entry in words', () => {
  it.each(Object.entries(bodies))('of type %s is Chinese, without an id of ours', (type, body) => {
    const text = told(roundStarted, sent, body);
    expect(text).toMatch(/[\u4e00-\u9fff]{2,}/);
    expect(text).not.toContain(type);
    // Ids of steps and rules, keys of deadlines: two English words joined by a dot, a colon or a slash.
    expect(text).not.toMatch(/[a-z]{2,}[.:/@][a-z]{2,}/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it.each<[string, EntryBody[], string]>([
    ['a fact', [sent, received], '签收〔审计局〕（回执 7）'],
    [
      'what was corrected, from what to what',
      [
        sent,
        received,
        {
          type: 'fact.corrected',
          factId: 'r',
          reason: '回执日期看错',
          copies: [],
          after: [
            {
              id: 'r',
              fact: 'letter.received',
              on: 'letter/aud',
              at: '2022-04-13T04:00:00.000Z',
              date: '2022-04-13',
              data: { number: '回执 8' },
            },
          ],
        },
      ],
      '更正：签收〔审计局〕（原记2022年4月12日（周二）），日期由2022年4月12日（周二）改为2022年4月13日（周三），编号由“回执 7”改为“回执 8”；理由：回执日期看错',
    ],
    [
      'what was taken back',
      [sent, received, { type: 'fact.corrected', factId: 'r', void: true, reason: '误录', after: [], copies: [] }],
      '作废：签收〔审计局〕（原记2022年4月12日（周二））；理由：误录',
    ],
    [
      'a term, as it was and as it is',
      [
        sent,
        bodies['deadline.opened'],
        { ...bodies['deadline.extended'], extension: { due: '2022-04-20', reason: '人员出差' } },
      ],
      '顺延：情况函询回复〔审计局〕，由2022年4月15日（周五）至2022年4月20日（周三）；理由：人员出差',
    ],
    [
      'a refusal, with what was asked',
      [sent, bodies['extension.requested'], bodies['extension.refused']],
      '不同意顺延：情况函询回复〔审计局〕，申请至2022年4月20日（周三）；理由：不同意',
    ],
    ['who is told what', [sent, bodies['rung.fired']], '升级：情况函询回复〔审计局〕 → 巡察办主任'],
    [
      'a batch of clues',
      [bodies['transfer.assembled'], recorded('c', 'clue.feedback', 'transfer/1', '2022-07-12', { closed: [1] })],
      '线索办理书面反馈〔第1批线索·纪委监委〕（办结第 1 号）',
    ],
  ])('tells %s', (_, list, words) => {
    expect(told(roundStarted, ...list)).toBe(words);
  });
});

describe('who caused an entry', () => {
  const origin = { commandId: 'c1', commandHash: 'h', typedBy: '甲' };
  const causes = (list: [EntryBody, Partial<Entry>][]) => {
    const reader = new Reader(new Map());
    return list.map(([body, other], index) => reader.read(entry(index + 1, body, other), ({ cause }) => cause));
  };

  it('is the command from its act on, the clock before it, and nobody without one', () => {
    const due = { fellDueAt: '2022-04-15T16:00:00.000Z' };
    expect(
      causes([
        [bodies['deadline.lapsed'], { origin, ...due }],
        [bodies['time.passed'], { origin }],
        [received, { origin }],
        [bodies['deadline.met'], { origin }],
        [bodies['rung.fired'], { origin, ...due }],
        [bodies['rung.fired'], due],
        [bodies['fact.copied'], {}],
      ]),
    ).toEqual(['clock', 'clock', 'act', 'follows', 'follows', 'clock', 'system']);
  });

  it('of a signature that completes a paper, is both the signature and the fact', () => {
    const implied = recorded('d+plan.round-plan', 'plan.round-plan', 'round', '2022-04-19');
    expect(
      causes([
        [bodies['draft.signed'], { origin }],
        [received, { origin }],
        [implied, { origin }],
      ]),
    ).toEqual(['act', 'act', 'follows']);
  });

  it('is somebody for a reminder by hand, and not for one of the ladder', () => {
    const byHand = { ...bodies['rung.fired'], rung: 'manual:1' };
    expect(causes([[byHand, { origin }]])).toEqual(['act']);
    expect(causes([[{ ...bodies['deadline.waived'], approved: false }, { origin }]])).toEqual(['clock']);
  });
});
