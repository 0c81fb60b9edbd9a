import { z } from 'zod';
import { setParamSchema } from '../../procedure/heart/command.ts';
import { recordedWith } from './common.ts';
import { acceptedSchema } from './results.ts';

/** A dated parameter of a round to set anew（进驻、撤回的日子等）. */
export const roundParamSchema = setParamSchema.omit({ type: true }).extend(recordedWith);

/** Where it was set: in the round and in everything of it that runs. */
export const roundParamSetSchema = z.object({
  ledger: acceptedSchema.shape.ledger,
  name: z.string(),
  title: z.string(),
  date: z.string(),
  workflows: z.array(acceptedSchema.omit({ ledger: true, status: true }).extend({ workflowId: z.string() })),
});
