export const RULEBOOK = 'bench-round';
/** Of the round, before every inspection's own; told to each of them. */
export const OPENED = 'bench.opened';
/** Of every inspection, before the round's own; told to the round. */
export const BEGUN = 'bench.begun';
export const NOTE = 'bench.note';
/** Deadlines that every inspection has under way at the end. */
export const DUTIES = 14;

/** A shipped rulebook as large as they are, with what crosses between round and inspections, and duties that stay open. */
export const RULEBOOK_TEXT = [
  `id: ${RULEBOOK}`,
  'title: 在办一轮的量尺（编的）',
  'extends: [xinghai-wuyang]',
  'steps:',
  `  ${OPENED}: { title: 开始, level: round, by: office, before: { ${BEGUN}: hard } }`,
  `  ${BEGUN}: { title: 起算, level: inspection, by: group, before: { bench.gathered: hard } }`,
  '  bench.gathered: { title: 汇总, level: round, by: office }',
  `  ${NOTE}: { title: 记一件, level: inspection, by: group, many: true }`,
  ...numbers().map((n) => `  bench.step-${n}: { title: 第${n}件, level: inspection, by: group }`),
  'deadlines:',
  ...numbers().map(
    (n) =>
      `  bench.duty-${n}: { title: 第${n}件, level: inspection, from: ${BEGUN}, within: ${60 + n} days, ` +
      `met-by: bench.step-${n}, owed-by: group, owed-to: office, force: hard }`,
  ),
  '',
].join('\n');

function numbers(): number[] {
  return Array.from({ length: DUTIES }, (_, index) => index + 1);
}
