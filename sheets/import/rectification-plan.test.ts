import { describe, expect, it } from 'vitest';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Cell } from '../read/grid.ts';
import { type KnownRectification, planRectification } from './rectification-plan.ts';
import { KNOWN, readLines } from './testing.ts';

const book = rulebookLibrary().resolve('xinghai-2020');
const HEAD: Cell[] = ['被巡察单位', '问题序号', '反馈时间', '整改方案', '双报告', '佐证材料', '初审', '销号时间'];

function planned(lines: Cell[][], there: Record<string, KnownRectification> = {}) {
  const known = { ...KNOWN, book, inspectionsKnown: new Map(Object.entries(there)) };
  const { rows, checks } = readLines('rectification', [HEAD, ...lines], known);
  return planRectification(rows, known, checks);
}
const acts = ({ acts }: ReturnType<typeof planned>) =>
  acts.map(({ on, at, rows, command }) => [
    ...[on, at, rows.join()],
    command.type === 'record-fact' ? `${command.fact} ${JSON.stringify(command.data)}` : command.type,
  ]);

describe('整改台账', () => {
  const lines: Cell[][] = [
    ['甲镇党委', 1, '2022-06-24', '2022-07-08', '2022-08-24', '2022-08-01', '2022-08-05', '2022-08-10'],
    ['甲镇党委', 'Z-2', '2022-06-24', '2022-07-08', '2022-08-24', '2022-08-01', null, null],
  ];

  it('comes to feedback, plan, both reports, and what was done with each problem', () => {
    expect(acts(planned(lines))).toEqual([
      ['inspection/1-1', '2022-06-24', '2,3', 'feedback.leadership {}'],
      ['inspection/1-1', '2022-06-24', '2,3', 'rectify.items {"numbers":["1","Z-2"]}'],
      ['inspection/1-1', '2022-07-08', '2,3', 'rectify.plan {}'],
      ['inspection/1-1', '2022-08-01', '2,3', 'rectify.item-evidence {"numbers":["1","Z-2"]}'],
      ['inspection/1-1', '2022-08-05', '2', 'rectify.item-review {"numbers":["1"]}'],
      ['inspection/1-1', '2022-08-10', '2', 'rectify.item-sign-off {"numbers":["1"]}'],
      ['inspection/1-1', '2022-08-24', '2,3', 'rectify.reports {"part":"progress"}'],
      ['inspection/1-1', '2022-08-24', '2,3', 'rectify.reports {"part":"principal"}'],
    ]);
  });

  it('leaves out what the ledger has', () => {
    const once = new Map([
      ['feedback.leadership', '2022-06-24'],
      ['rectify.plan', '2022-07-08'],
      ['rectify.reports progress', '2022-08-24'],
      ['rectify.reports principal', '2022-08-24'],
    ]);
    const each = new Map(['1', 'Z-2'].map((number) => [`rectify.items ${number}`, '2022-06-24']));
    each.set('rectify.item-evidence Z-2', '2022-08-01');
    const { rows, acts: left } = planned(lines, { '1-1': { once, each } });
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'already']);
    expect(left.map(({ command }) => command.type === 'record-fact' && command.fact)).toEqual([
      ...['rectify.item-evidence', 'rectify.item-review', 'rectify.item-sign-off'],
    ]);
  });

  it.each<[string, Cell[], string, string]>([
    ['an unknown organization', ['丁局', 1, '2022-06-24'], '本轮没有被巡察单位“丁局”', 'A'],
    ['no number', ['甲镇党委', null, '2022-06-24'], '没有写整改问题编号', 'B'],
    ['a number in words', ['甲镇党委', '问题一', '2022-06-24'], '只能用字母、数字、连字符', 'B'],
    [
      'signed off before its evidence',
      ['1-1', 1, '2022-06-24', null, null, '2022-08-01', null, '2022-07-31'],
      '早于',
      'H',
    ],
    ['a plan before the feedback', ['1-1', 1, '2022-06-24', '2022-06-23'], '早于反馈日期', 'D'],
  ])('%s is told with row and column', (_, cells, detail, column) => {
    const { rows, acts: none } = planned([cells]);
    expect(none).toEqual([]);
    expect(rows).toMatchObject([
      { no: 2, state: 'wrong', errors: [{ column, detail: expect.stringContaining(detail) }] },
    ]);
  });

  it('tells rows that contradict each other or the ledger, and one with no day to begin', () => {
    const { rows } = planned(
      [
        ['甲镇党委', 1, '2022-06-24'],
        ['甲镇党委', 2, '2022-06-25'],
        ['甲镇党委', 1, '2022-06-24'],
        ['乙局党组', 1, '2022-06-26'],
        ['乙局党组', 2, null],
      ],
      { '2-1': { once: new Map([['feedback.leadership', '2022-06-20']]), each: new Map() } },
    );
    expect(rows.map(({ errors }) => errors.map(({ detail }) => detail))).toEqual([
      [],
      ['与第 2 行同一单位，日期却不同（2022-06-24）'],
      ['与第 2 行重复：同一单位的同一编号'],
      ['已登记于 2022-06-20；有误请用更正'],
      [],
    ]);
    expect(planned([['甲镇党委', 1, null]]).rows).toMatchObject([
      { state: 'wrong', errors: [{ detail: '没有建账日期，也没有反馈日期' }] },
    ]);
  });
});
