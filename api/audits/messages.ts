import { z } from 'zod';
import type { Report } from '../../audit/report.ts';

/** What the API tells the process that audits, once. */
export const jobSchema = z.object({
  scope: z.object({ all: z.literal(true), round: z.string(), inspection: z.string() }).partial(),
});
export type Job = z.infer<typeof jobSchema>;

/** Runs replayed, of how many are known so far. */
export interface Progress {
  done: number;
  total: number;
}

/** What it answers: how far it is, again and again, then its report or, in Chinese, why there is none. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('report'), report: z.custom<Report>((value) => typeof value === 'object') }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type AnswerMessage = z.infer<typeof answerSchema>;
