export const RULEBOOK = 'bench-storm';
export const BEGIN = 'bench.begin';
/** The day the duties count from, and when all of them fall due (UTC): the end of 2023-04-20 in Asia/Shanghai. */
export const FROM = '2023-04-17';
export const DUE = '2023-04-20T16:00:00.000Z';

/** A rulebook with so many duties of one inspection that fall due together, each escalated once, to the office. */
export function rulebookText(duties: number): string {
  const numbers = Array.from({ length: duties }, (_, index) => index + 1);
  return [
    `id: ${RULEBOOK}`,
    'title: 同时到期的量尺（编的）',
    'extends: [base]',
    'steps:',
    `  ${BEGIN}: { title: 起算, level: inspection, by: group }`,
    ...numbers.map((n) => `  bench.step-${n}: { title: 第${n}件, level: inspection, by: group }`),
    'deadlines:',
    ...numbers.map(
      (n) =>
        `  bench.duty-${n}: { title: 第${n}件, level: inspection, from: ${BEGIN}, within: 3 working days, ` +
        `met-by: bench.step-${n}, owed-by: group, owed-to: office, force: hard, warn: [], escalate: [{ at: due, to: office }] }`,
    ),
    '',
  ].join('\n');
}
