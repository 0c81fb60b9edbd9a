import { z } from 'zod';

export const lightsSchema = z.object({
  green: z.number(),
  yellow: z.number(),
  red: z.number(),
  grey: z.number(),
  done: z.number(),
});

const round = {
  round: z.string(),
  workflowId: z.string(),
  rulebook: z.object({ id: z.string(), title: z.string(), hash: z.string() }).nullable(),
  calendarVersion: z.string().nullable(),
  mode: z.enum(['live', 'backfill']),
  closed: z.boolean(),
  startedAt: z.string(),
  revision: z.number(),
  lights: lightsSchema,
};

/** A line of the list of rounds. */
export const roundLineSchema = z.object({ ...round, inspections: z.number() });

const inspectionSchema = z.object({
  workflowId: z.string(),
  ref: z.string(),
  group: z.number(),
  no: z.number(),
  name: z.string(),
  target: z.string().nullable().describe('对象库代码'),
  title: z.string().describe('第几组·被巡察单位'),
  villages: z.number().nullable(),
  traits: z.array(z.string()),
  state: z.enum(['starting', 'started']),
  lights: lightsSchema,
});

export const hearingSchema = z.object({
  id: z.string(),
  step: z.string(),
  title: z.string(),
  date: z.string(),
  inspections: z.array(z.string()),
});

export const transferSchema = z.object({
  workflowId: z.string(),
  no: z.number(),
  receiver: z.string(),
  receiverTitle: z.string(),
  early: z.boolean(),
  inspections: z.array(z.string()),
  state: z.enum(['starting', 'started']),
  clues: z.array(z.object({ number: z.number(), closedOn: z.string().nullable() })),
});

/** Everything about a round on one page. */
export const roundSchema = z.object({
  ...round,
  params: z.record(z.string(), z.string()),
  plans: z.array(z.object({ workflowId: z.string(), step: z.string(), date: z.string() })),
  groups: z.array(z.object({ no: z.number(), inspections: z.array(inspectionSchema) })),
  hearings: z.array(hearingSchema),
  transfers: z.array(transferSchema),
});

export const workflowSchema = z.object({
  workflowId: z.string(),
  host: z.enum(['office', 'round', 'inspection', 'transfer']),
  round: z.string(),
  runId: z.string(),
  mode: z.enum(['live', 'backfill']),
  revision: z.number(),
  nextDue: z.string().nullable(),
  pending: z.number(),
  closed: z.boolean(),
  rulebookHash: z.string().nullable(),
  calendarVersion: z.string().nullable(),
});
