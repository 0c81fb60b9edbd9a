import { z } from 'zod';
import type { YearNotice } from './notice.ts';

const date = z.iso.date();

/** The form of `notices/<year>.json`, and of a notice an administrator imports. Not for workflow code. */
export const yearNoticeSchema: z.ZodType<YearNotice> = z.strictObject({
  year: z.int(),
  sources: z.array(z.strictObject({ number: z.string().min(1), url: z.url() })).min(1),
  holidays: z
    .array(z.strictObject({ name: z.string().min(1), off: z.tuple([date, date]), work: z.array(date) }))
    .min(1),
});
