/** Numbers a document may give for a step（`figures`）: what each is called and its unit. */
export const FIGURES = {
  'problem-share': { title: '问题部分最低占比', unit: '%' },
  'retired-years': { title: '可参会的退休人员年限', unit: ' 年' },
  'persons-most': { title: '每单位人数上限', unit: ' 人' },
} as const;
