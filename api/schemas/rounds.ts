import { z } from 'zod';
import { ROUND_SORTS } from '../../db/queries/rounds-page.ts';
import { code, refParam } from './common.ts';
import { listQuery } from './listing.ts';

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

export const roundQuerySchema = z.strictObject({
  closed: z.stringbool().optional().describe('已办结'),
  mode: z.enum(['live', 'backfill']).optional(),
  ...listQuery('轮次编号的一部分；看得到全县的，也找被巡察单位的名称', '-round', ROUND_SORTS),
});
export type RoundQuery = z.infer<typeof roundQuerySchema>;

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

export const transferQuerySchema = z.strictObject({
  receiver: code.optional().describe('接收单位'),
  closed: z.stringbool().optional().describe('线索全部办结'),
  early: z.stringbool().optional().describe('听取汇报以前提前移交的'),
  ...listQuery('接收单位、线索编号或组·单位号', 'no', ['no', 'receiver', 'clues', 'open']),
});
export type TransferQuery = z.infer<typeof transferQuerySchema>;

export const hearingQuerySchema = z.strictObject({
  step: z.string().min(1).max(80).optional(),
  inspection: refParam.optional().describe('听取过的组·被巡察单位'),
  ...listQuery('步骤名称的一部分', 'date', ['date', 'title']),
});
export type HearingQuery = z.infer<typeof hearingQuerySchema>;

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
