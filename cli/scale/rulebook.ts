export const RULEBOOK = 'scale';
/** The step from which every duty counts, one that is done any number of times, and one that would meet the duties. */
export const BEGIN = 'scale.begin';
export const NOTE = 'scale.note';
const END = 'scale.end';
/** The day the duties count from, and when all of them fall due (UTC): the end of 2023-04-20 in Asia/Shanghai. */
export const FROM = '2023-04-17';
export const DUE = '2023-04-20T16:00:00.000Z';
/** Duties of one inspection that fall due together. */
export const DUTIES = 14;

/** A rulebook of three steps and fourteen duties of one inspection, each escalated once, to the office. */
export const RULEBOOK_TEXT = [
  `id: ${RULEBOOK}`,
  'title: 规模的量尺（编的）',
  'extends: [base]',
  'steps:',
  `  ${BEGIN}: { title: 起算, level: inspection, by: group }`,
  `  ${NOTE}: { title: 记一件, level: inspection, by: group, many: true }`,
  `  ${END}: { title: 办完, level: inspection, by: group }`,
  'deadlines:',
  ...Array.from(
    { length: DUTIES },
    (_, index) =>
      `  scale.duty-${index + 1}: { title: 第${index + 1}件, level: inspection, from: ${BEGIN}, within: 3 working days, ` +
      `met-by: ${END}, owed-by: group, owed-to: office, force: hard, warn: [], escalate: [{ at: due, to: office }] }`,
  ),
  '',
].join('\n');
