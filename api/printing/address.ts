import { z } from 'zod';

/**
 * What a paper is printed for, as it stands in an address: `round`, `group.1`, `inspection.1-1`, `letter.aud`,
 * `transfer.1`, `person.jia`, `notice.2026-3`, `consultation.1`.
 */
export const subjectAddress = z
  .string()
  .regex(
    /^(round|(group|transfer|consultation)\.\d{1,3}|inspection\.\d{1,2}-\d{1,2}|notice\.\d{4}-\d{1,6}|(letter|person)\.[a-z0-9][a-z0-9.-]{0,40})$/,
    '应为 round、group.1、inspection.1-1、letter.aud、transfer.1、person.代码、notice.2026-3 或 consultation.1',
  );
