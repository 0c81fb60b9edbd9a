import { describe, expect, it } from 'vitest';
import type { Cell } from '../read/grid.ts';
import { planClues } from './clue-plan.ts';
import type { KnownBatch, KnownClues } from './clues.ts';
import { KNOWN, readLines } from './testing.ts';

const HEAD: Cell[] = [
  '序号',
  '线索编号',
  '反映的主要问题',
  '移送单位',
  '被巡察党组织',
  '移交时间',
  '反馈时间',
  '续报',
  '销账日期',
];
const receivers = [
  { code: 'disc', titles: ['纪委监委案件监督管理室', '纪委监委'] },
  { code: 'orgd', titles: ['组织部干部监督室', '组织部'] },
];

function planned(lines: Cell[][], batches: KnownBatch[] = []) {
  const known: KnownClues = { ...KNOWN, receivers, batches };
  const { rows, checks } = readLines('clues', [['某县问题线索台账'], HEAD, ...lines], known);
  return planClues(rows, known, checks);
}
const line = (...[number, receiver, from, handed, feedback, status, closed]: Cell[]): Cell[] => [
  ...[1, number ?? null, '（内容）', receiver ?? null, from ?? null],
  ...[handed ?? null, feedback ?? null, status ?? null, closed ?? null],
];
const acts = (plan: ReturnType<typeof planned>) =>
  plan.acts.map(({ on, at, rows, command }) => [
    ...[on, at, rows.join()],
    command.type === 'record-fact' ? `${command.fact} ${JSON.stringify(command.data)}` : JSON.stringify(command),
  ]);

describe('问题线索台账', () => {
  it('comes to batches by receiver and day, and what followed by its days', () => {
    const plan = planned([
      line('1', '县纪委监委', '甲镇党委', '2022.7.15', '2022-10-10', '2022-10-31、2022-11-30', '2022年11月30日'),
      line('第2号', '纪委', '第2组·乙局党组', 44_757, '20221010', null, '2022-10-10'),
      line(3, '县委组织部', '1-1', '2022-07-15'),
      ['合计', 3],
      [null, ' '],
    ]);
    expect(acts(plan)).toEqual([
      ...[
        ['round', '', '3,4', { no: 1, receiver: 'disc', clues: [1, 2], inspections: ['1-1', '2-1'], early: false }],
        ['round', '', '5', { no: 2, receiver: 'orgd', clues: [3], inspections: ['1-1'], early: false }],
      ].map(([on, at, rows, batch]) => [
        on,
        at,
        rows,
        JSON.stringify({ type: 'assemble-transfer', ...(batch as object) }),
      ]),
      ['transfer/1', '2022-07-15', '3,4', 'transfer.handover {}'],
      ['transfer/2', '2022-07-15', '5', 'transfer.handover {}'],
      ['transfer/1', '2022-10-10', '3,4', 'clue.feedback {"closed":[2]}'],
      ['transfer/1', '2022-10-31', '3', 'clue.status {}'],
      ['transfer/1', '2022-11-30', '3', 'clue.status {}'],
      ['transfer/1', '2022-11-30', '3', 'clue.closed {"closed":[1]}'],
    ]);
    expect(plan.rows.map(({ no, state, tells }) => [no, state, tells])).toEqual([
      [3, 'ready', '第1批'],
      [4, 'ready', '第1批'],
      [5, 'ready', '第2批'],
    ]);
  });

  it('keeps nothing of a column that tells none of its fields', () => {
    const { rows } = readLines('clues', [HEAD, line('1', '纪委', '甲镇', '2022-07-15')], KNOWN);
    expect(rows[0]?.texts).toMatchObject({ number: '1', from: '甲镇' });
    expect(JSON.stringify(rows)).not.toContain('内容');
  });

  it('leaves out what the ledger has, all of it the second time', () => {
    const batch = { no: 4, receiver: 'disc', clues: [1, 2], handed: '2022-07-15' };
    const there = { ...batch, feedbacks: ['2022-10-10'], reports: [], closed: new Map([[2, '2022-10-10']]) };
    const half = planned(
      [
        line(1, '纪委', null, '2022-07-15', '2022-10-10', '2022-10-31'),
        line(2, '纪委', null, '2022-07-15', '2022-10-10', null, '2022-10-10'),
      ],
      [there],
    );
    expect(acts(half)).toEqual([['transfer/4', '2022-10-31', '3', 'clue.status {}']]);
    expect(half.rows.map(({ state }) => state)).toEqual(['ready', 'already']);
  });

  it.each<[string, Cell[], string, string | null]>([
    ['no number', line(null, '纪委', null, '2022-07-15'), '没有写线索编号', 'B'],
    ['two numbers', line('2022-001', '纪委', null, '2022-07-15'), '不是一个数', 'B'],
    ['an unknown receiver', line(1, '县水利局', null, '2022-07-15'), '规程没有写向“县水利局”移交线索', 'D'],
    ['an unknown organization', line(1, '纪委', '丁局', '2022-07-15'), '本轮没有被巡察单位“丁局”', 'E'],
    ['a bad date', line(1, '纪委', null, '七月中旬'), '移交日期：“七月中旬”不是日期', 'F'],
    ['a day to come', line(1, '纪委', null, '2023-01-11'), '移交日期 2023-01-11 还没有到', 'F'],
    ['a day before the round', line(1, '纪委', null, '2021-12-31'), '早于本轮', 'F'],
    ['feedback of nothing', line(1, '纪委', null, null, '2022-10-10'), '没有移交日期', 'F'],
    ['feedback before it', line(1, '纪委', null, '2022-07-15', '2022-07-14'), '早于移交日期 2022-07-15', 'G'],
    [
      'one bad day of several',
      line(1, '纪委', null, '2022-07-15', null, '2022-10-31、十一月'),
      '“十一月”不是日期',
      'H',
    ],
  ])('%s is told with row and column', (_, cells, detail, column) => {
    const { rows, acts: none } = planned([cells]);
    expect(none).toEqual([]);
    expect(rows).toMatchObject([
      { no: 3, state: 'wrong', errors: [{ column, detail: expect.stringContaining(detail) }] },
    ]);
  });

  it('tells the same clue twice, and what contradicts another row or the ledger', () => {
    const there = {
      no: 1,
      receiver: 'disc',
      clues: [9],
      handed: '2022-07-15',
      feedbacks: [],
      reports: [],
      closed: new Map(),
    };
    const { rows } = planned(
      [line(1, '纪委', null, '2022-07-15'), line(1, '县纪委', null, '2022-07-16'), line(9, '纪委', null, '2022-07-20')],
      [there],
    );
    expect(rows.map(({ errors }) => errors.map(({ detail }) => detail))).toEqual([
      [],
      ['与第 3 行重复：同一接收单位的同一号线索'],
      ['第 1 批已登记于 2022-07-15 移交；有误请用更正'],
    ]);
  });
});
