/**
 * Numbers a document may give for a step（`figures`）: what each is called and its unit; of what a fact tells, which it
 * limits and how. A soft one is pointed out, a hard one is refused unless the named approver lets it be passed.
 */
export const FIGURES = {
  'problem-share': { title: '问题部分最低占比', unit: '%', of: 'share', rule: 'at-least', force: 'hard' },
  'retired-years': { title: '可参会的退休人员年限', unit: ' 年' },
  'persons-most': { title: '每单位人数上限', unit: ' 人', of: 'persons', rule: 'at-most', force: 'hard' },
  'people-least': { title: '最少到场人数', unit: ' 人', of: 'people', rule: 'at-least', force: 'soft' },
  villages: { title: '村数', unit: ' 个', of: 'villages', rule: 'exactly', force: 'hard' },
} as const satisfies Record<string, Figure>;

interface Figure {
  title: string;
  unit: string;
  of?: 'share' | 'persons' | 'people' | 'villages';
  rule?: 'at-least' | 'at-most' | 'exactly';
  force?: 'hard' | 'soft';
}

export type FigureName = keyof typeof FIGURES;
