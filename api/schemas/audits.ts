import { z } from 'zod';
import { roundOrOffice, workflowId } from './common.ts';
import { listQuery } from './listing.ts';

const verdict = z
  .enum(['equal', 'in-flight', 'different', 'intervened', 'unable'])
  .describe('equal 一致 · in-flight 在途 · different 不一致 · intervened 有人为干预 · unable 未能核对');

/** What to audit: exactly one of them. */
export const auditScopeSchema = z
  .strictObject({
    all: z.literal(true).optional().describe('全部轮次和巡察办常设'),
    round: roundOrOffice.optional().describe('一轮；office 为巡察办常设'),
    inspection: workflowId.optional().describe('一个工作流，如 R2026-01-01-1'),
  })
  .refine((scope) => Object.values(scope).filter((one) => one !== undefined).length === 1, {
    error: 'all、round、inspection 恰写一个',
  });

const findingSchema = z.object({
  kind: z.string(),
  workflowId: z.string(),
  seq: z.number().optional(),
  field: z.string().optional(),
  history: z.unknown().optional().describe('历史说的'),
  ledger: z.unknown().optional().describe('台账说的'),
  runId: z.string().optional(),
  eventId: z.number().optional(),
  text: z.string(),
});

const workflowSchema = z.object({
  workflowId: z.string(),
  verdict,
  runs: z.number(),
  events: z.number(),
  entries: z.number(),
  inFlight: z.number(),
});

/** The same as `npm run audit -- --json`. */
export const reportSchema = z.object({
  verdict,
  at: z.string(),
  version: z.string(),
  code: z.enum(['own', 'current']),
  rounds: z.array(
    z.object({
      round: z.string(),
      verdict,
      first: findingSchema.nullable(),
      findings: z.array(findingSchema),
      workflows: z.array(workflowSchema),
      checkpoints: z.number(),
      notes: z.array(z.string()),
    }),
  ),
  trail: z
    .object({
      verdict,
      entries: z.number(),
      signed: z.number().describe('检查点签到第几条'),
      findings: z.array(findingSchema),
    })
    .optional()
    .describe('审计日志；审计全部时才有'),
  figures: z.object({
    runs: z.number(),
    events: z.number(),
    entries: z.number(),
    replaySeconds: z.number(),
    eventsPerSecond: z.number(),
  }),
});

const state = z.enum(['running', 'done', 'failed']);

export const auditQuerySchema = z.strictObject({
  state: state.optional(),
  verdict: verdict.optional(),
  ...listQuery('提出的账号、轮次或工作流编号的一部分', '-asked', ['asked']),
});

/** An audit and how far it is. */
export const auditSchema = z.object({
  id: z.string(),
  scope: z.object({ all: z.literal(true), round: z.string(), inspection: z.string() }).partial(),
  askedBy: z.string(),
  askedAt: z.string(),
  state,
  stateTitle: z.string(),
  done: z.number().describe('已重放几次运行'),
  total: z.number().describe('共几次；审到后面的轮次时会更准'),
  verdict: verdict.nullable(),
  verdictTitle: z.string().nullable(),
  error: z.string().nullable().describe('没有审成的原因'),
  finishedAt: z.string().nullable(),
});

export const auditWithReportSchema = auditSchema.extend({ report: reportSchema.nullable() });
