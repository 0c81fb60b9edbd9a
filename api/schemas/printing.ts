import { z } from 'zod';
import { SUBJECT_NAMES } from '../../papers/subjects.ts';
import { subjectAddress } from '../printing/address.ts';
import { roundOrOffice } from './common.ts';

const paper = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '应为公文样式的标识，如 inquiry-letter');
export const printingParams = z.object({ round: roundOrOffice });
export const paperParams = printingParams.extend({ paper });
export const paperOfParams = paperParams.extend({ on: subjectAddress });
export const paperOfQuery = z.object({
  no: z.string().min(1).max(60).optional().describe('逐件的东西是哪一件；不写为空白表'),
});

const kind = z.enum(['letter', 'form', 'register']).describe('公文、表单、登记簿');

/** A paper that can be printed of a round, with everything it can be printed for. */
export const offeredSchema = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.enum(SUBJECT_NAMES),
  kind,
  replaced: z.boolean().describe('用的是本县自己的样式'),
  for: z.array(
    z.object({
      on: z.string().describe('letter.aud、inspection.1-1 …'),
      no: z.string().nullable(),
      title: z.string(),
      secret: z.boolean(),
    }),
  ),
});

/** A template as the office reads it: what it is for, its fields and where each comes from. */
export const templateShownSchema = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.enum(SUBJECT_NAMES),
  subjectTitle: z.string(),
  kind,
  replaced: z.boolean(),
  fields: z.array(z.object({ name: z.string(), label: z.string(), byHand: z.boolean() })),
});
