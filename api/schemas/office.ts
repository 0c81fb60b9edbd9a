import { z } from 'zod';
import { setParamSchema } from '../../procedure/heart/command.ts';
import { day, recordedWith } from './common.ts';
import { acceptedSchema } from './results.ts';
import { lightsSchema } from './rounds.ts';

/** 巡察办常设 to set up: one for the county, by a rulebook. */
export const officeStartSchema = z.strictObject({
  rulebook: z.string().min(1).max(80),
  params: z.record(z.string(), day).default({}).describe('规程的参数，如年初审计通报的日子'),
});
export const officeStartedSchema = acceptedSchema.extend({ rulebook: z.string(), rulebookHash: z.string() });

/** A dated parameter of the office's rulebook. */
export const officeParamSchema = setParamSchema.omit({ type: true }).extend(recordedWith);

/** How many organizations of the object library there are of each standing. */
export const standingsSchema = z
  .object({ never: z.number(), current: z.number(), done: z.number() })
  .describe('never：未巡；current：在巡；done：已巡');

export const officeSchema = z.object({
  workflowId: z.string(),
  rulebook: z.object({ id: z.string(), title: z.string(), hash: z.string() }),
  calendarVersion: z.string().nullable(),
  mode: z.enum(['live', 'backfill']),
  revision: z.number(),
  nextDue: z.string().nullable().describe('下一次要看时限的时刻'),
  params: z.array(z.object({ name: z.string(), title: z.string(), date: z.string().nullable() })),
  lights: lightsSchema,
  targets: standingsSchema,
  people: z.number().describe('名册人数'),
});
