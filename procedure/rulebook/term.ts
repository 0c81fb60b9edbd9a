import { z } from 'zod';
import { readTerm } from '../counting/parse-term.ts';

/** `3 working days`, `10 days`, `1 week`, `2 months`, `2 days before`, `same day`, `on the date` (D2–D5, D12, D13). */
export const termText = z.string().refine((text) => readTerm(text) !== undefined && !/^0+ /.test(text), {
  message: '期限应写作 “3 working days”“10 days”“1 week”“2 months”“2 days before”“same day” 或 “on the date”',
});
