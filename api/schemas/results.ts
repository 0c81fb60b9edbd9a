import { z } from 'zod';
import { problemSchema } from '../problem.ts';

const ledger = z.enum(['written', 'catching-up']).describe('written：台账已有；catching-up：已登记，台账稍后可见');

const accepted = z.object({
  status: z.literal('accepted'),
  id: z.string().describe('登记编号，更正时引用'),
  revision: z.number(),
  repeated: z.boolean().optional().describe('同一编号以前已登记'),
});

/** One item of a batch: registered, or why not. */
export const itemResultSchema = z.discriminatedUnion('status', [
  accepted,
  z.object({ status: z.literal('refused'), problem: problemSchema }),
]);

/** Answer to a single entry. */
export const acceptedSchema = accepted.extend({ ledger });

/** Answer to a batch: a result each, in the order asked. */
export const batchResultSchema = z.object({ ledger, results: z.array(itemResultSchema) });

/** Answers of a route that takes one item or many: 207 when any of a batch was refused. */
export const recordedResponses = {
  200: z.union([acceptedSchema, batchResultSchema]),
  207: batchResultSchema,
};
export const acceptedResponse = { 200: acceptedSchema };
export const batchResponses = { 200: batchResultSchema, 207: batchResultSchema };
