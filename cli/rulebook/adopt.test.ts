import { expect, it } from 'vitest';
import { type Adopted, changeLines, summaryLine } from './adopt.ts';

const change = (over: Partial<Adopted['deadlines'][number]>): Adopted['deadlines'][number] => ({
  ...{ workflowId: 'R2023-01', seq: 9, key: 'k', rule: 'inquiry.reply', title: '情况函询回复', about: '审计局' },
  ...{ what: 'moved', was: '2023-05-04', due: '2023-05-08', provisional: false, fromHash: 'a', toHash: 'b' },
  ...over,
});
const adopted = (...deadlines: Adopted['deadlines']): Adopted => ({
  round: 'R2023-01',
  rulebook: { id: 'jiaxian-2024', title: '甲县补充规定', hash: '0123456789' },
  workflows: [
    { workflowId: 'R2023-01', standing: 'taken', from: null, seq: 8 },
    { workflowId: 'R2023-01-01-1', standing: 'followed', from: null, seq: null },
  ],
  deadlines,
});

it('says of each deadline what became of it', () => {
  const lines = changeLines(
    adopted(
      change({}),
      change({ provisional: true }),
      change({ what: 'opened', was: null, about: '' }),
      change({ what: 'opened', was: null, due: null }),
      change({ what: 'withdrawn', due: null }),
      change({ what: 'waiting', due: null }),
      change({ what: 'reopened', was: '2023-05-08' }),
    ),
  );
  expect(lines).toEqual([
    '情况函询回复 审计局：2023年5月4日（周四）→ 2023年5月8日（周一）',
    '情况函询回复 审计局：2023年5月4日（周四）→ 2023年5月8日（周一）（暂定）',
    '情况函询回复：新开，2023年5月8日（周一）到期',
    '情况函询回复 审计局：新开，没有日期',
    '情况函询回复 审计局：撤销（原 2023年5月4日（周四））',
    '情况函询回复 审计局：改为等待起算（原 2023年5月4日（周四））',
    '情况函询回复 审计局：重新未完成，2023年5月8日（周一）到期',
  ]);
});

it('says how many follow it now', () => {
  expect(summaryLine(adopted())).toBe(
    '轮次 R2023-01，甲县补充规定（jiaxian-2024，01234567）：1 个工作流改用，1 个原已是这一版，没有时限变动。',
  );
});
