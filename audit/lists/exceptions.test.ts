import { describe, expect, it } from 'vitest';
import type { Entry, EntryBody } from '../../procedure/entry.ts';
import { Reader } from '../../procedure/narrative/reader.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { bodies } from '../../test/support/bodies.ts';
import { entry, recorded } from '../../test/support/ledger.ts';
import { ExceptionsCollector } from './exceptions.ts';

const book = rulebookLibrary().resolve('xinghai-wuyang');
let seq = 0;

/** An entry that a command of its own led to. */
function typed(body: EntryBody, other: Partial<Entry> = {}): Entry {
  seq += 1;
  const origin = { commandId: `c${seq}`, commandHash: 'h', typedBy: '甲' };
  return entry(seq, body, { rulebookHash: book.hash, origin, ...other });
}

function lists(...all: Entry[]) {
  const collector = new ExceptionsCollector(new Reader(new Map([[book.hash, book]])));
  for (const one of all) collector.add(one);
  return collector.all();
}

describe('lists of entries', () => {
  it('count what was entered later from paper apart, however late it is', () => {
    const historic = { historic: true, recordedAt: '2023-04-13T01:00:00.000Z' };
    const { late } = lists(
      typed(recorded('a', 'letter.sent', 'letter/aud', '2022-04-13'), historic),
      typed(recorded('b', 'letter.sent', 'letter/pub', '2023-04-12'), historic),
      typed(recorded('c', 'letter.sent', 'letter/xf', '2022-04-09')),
      typed(recorded('d', 'letter.sent', 'letter/orgd', '2022-04-10')),
    );
    expect(late.items.map(({ what, days }) => [what, days])).toEqual([['发函〔信访局〕', 4]]);
    expect(late.backfilled).toEqual({ count: 1, longestDays: 365 });
  });

  it('go by the day in Shanghai: what was entered after midnight there is of the next day', () => {
    const at = (recordedAt: string) =>
      lists(typed(recorded('a', 'letter.sent', 'letter/aud', '2022-04-09'), { recordedAt })).late;
    expect(at('2022-04-12T15:59:00.000Z').items).toEqual([]);
    expect(at('2022-04-12T16:00:00.000Z').items).toMatchObject([{ days: 4 }]);
  });

  it('tell a version once, with how many workflows took it, and again when it was decided again', () => {
    const version = { type: 'calendar.revised', version: 'cn-2027' } as const;
    const other = { workflowId: 'R2022-02-01-1' };
    const { versions } = lists(
      typed(version),
      typed(version, other),
      typed({ ...version, version: 'cn-2026' }),
      typed(version),
      typed(version, other),
      typed(bodies['rulebook.revised']),
    );
    expect(versions.map(({ kind, what, workflows }) => [kind, what, workflows])).toEqual([
      ['日历', '改用日历“cn-2027”', 2],
      ['日历', '改用日历“cn-2026”', 1],
      ['日历', '改用日历“cn-2027”', 2],
      ['规程', '改用规程版本 book-2', 1],
    ]);
  });

  it('tell each signature of a paper that several signed, once', () => {
    const approvals = ['甲', '乙'].map((by) => ({ by, role: 'lg.exec', date: '2022-04-12' }));
    const origin = { commandId: 'c', commandHash: 'h', typedBy: '丙', approvals };
    const signed = typed(bodies['draft.signed'], { origin });
    const done = typed(recorded('d', 'plan.round-plan', 'round', '2022-04-12'), { origin });
    const told = lists(signed, done).approvals;
    expect(told.map(({ decision, typedBy }) => [decision.by, typedBy])).toEqual([
      ['甲', '丙'],
      ['乙', '丙'],
    ]);
  });

  it('leave out what the procedure frees by itself and what a correction only brought with it', () => {
    const freed = typed({ ...bodies['deadline.waived'], approved: false });
    const origin = { commandId: 'c', commandHash: 'h', typedBy: '甲' };
    const first = typed(bodies['fact.corrected'], { origin });
    const followed = typed({ ...bodies['fact.corrected'], factId: 'a+plan.round-plan', reason: '随' }, { origin });
    const { extensions, corrections } = lists(freed, first, followed);
    expect(extensions).toEqual([]);
    expect(corrections.map(({ seq: at }) => at)).toEqual([first.seq]);
  });

  it('name the signature, the thing, or the later day that was passed', () => {
    const gate = { step: 's', title: '授权决定', by: '领导小组', on: 'round' };
    const passed = [
      gate,
      { ...gate, approval: '签批' },
      { ...gate, thing: '问题 3' },
      { ...gate, since: '2022-04-13' },
    ];
    const fact = recorded('a', 'plan.mobilisation', 'round', '2022-04-12');
    const { overrides } = lists(typed({ ...fact, missing: passed, late: '已办' } as EntryBody));
    expect(overrides.map((one) => one.passed)).toEqual([
      [
        '缺授权决定（领导小组）',
        '缺“授权决定”的签批（领导小组）',
        '缺授权决定 问题 3（领导小组）',
        '晚于本件的授权决定（领导小组）',
      ],
    ]);
  });

  it('have the period that a fact prolongs by the word of the document', () => {
    const fact = recorded('a', 'rectify.period-extension', 'inspection/1-1', '2022-04-12', { until: '2022-05-12' });
    expect(lists(typed(fact)).extensions).toMatchObject([{ kind: '明文延长', was: null, until: '2022-05-12' }]);
  });
});
