import { z } from 'zod';
import {
  factDataSchema,
  occurredAt,
  registerPersonSchema,
  registerTargetSchema,
} from '../../procedure/heart/command.ts';
import { roundNo } from '../../procedure/id-patterns.ts';

const day = z.iso.date('日期应写作 YYYY-MM-DD');
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/, '编号只用字母、数字、点、下划线和连字符');
const clues = z.union([z.number().int().positive().max(500), z.array(z.number().int().positive()).min(1)]);

/** A decision on paper that came with a fact（代录批示）; a paper that went through several hands has each in its order. */
const decision = z.strictObject({
  by: z.string().min(1),
  role: z.string().min(1),
  date: day,
  text: z.string().optional(),
  evidence: z.string().optional(),
});
const approval = z.union([decision, z.array(decision).min(1).max(8)]);

/** Something that happened, with its real date. A step's completion is named by its step id. */
export const scenarioFactSchema = factDataSchema.extend({
  id,
  /** office, round, group/1, inspection/1-1, letter/aud, transfer/disc, person/1; a wider one means each below it. */
  on: z
    .string()
    .regex(
      /^(office|round|(group|inspection|village|letter|transfer|person)\/[A-Za-z0-9.-]+)$/,
      'office、round、group/1、inspection/1-1、letter/aud、transfer/disc 等',
    ),
  fact: z.string().min(1),
  at: occurredAt,
  clues: clues.optional(),
  /** 补办: why it was done though a gate before it was not open. */
  late: z.string().optional(),
  approval: approval.optional(),
  evidence: z.array(z.string()).optional(),
  /** The fact is tried too early on purpose: being accepted would be the error. */
  expect: z.literal('refused').optional(),
});

/** A batch of clues. Named only where its facts do not tell enough. */
const transfer = z.strictObject({
  name: id,
  receiver: id.optional(),
  clues: clues.optional(),
  early: z.boolean().optional(),
  inspections: z.array(z.string()).optional(),
  /** When the office assembled it; else just before its first fact. */
  at: day.optional(),
});

const inspected = z.strictObject({
  no: z.number().int().min(1).max(99),
  name: z.string().min(1),
  villages: z.number().int().positive().optional(),
  mobile: z.number().int().nonnegative().optional(),
  traits: z.array(z.string()).optional(),
  /** Its code in the object library（巡察对象库）. */
  target: registerTargetSchema.shape.code.optional(),
});

/** A past round with its real dates, entered by `npm run backfill`. */
export const scenarioSchema = z.strictObject({
  scenario: id,
  rulebook: z.string().min(1),
  /** `record`: what happened although a gate was not open is recorded as 补办; `strict`: it is refused. */
  gates: z.enum(['record', 'strict']).default('record'),
  /** Dates that belong to the round (D12) by the names the rulebook gives them. */
  round: z
    .object({ no: roundNo, startedAt: day.optional(), plans: z.record(z.string(), day).optional() })
    .catchall(day),
  groups: z.array(z.strictObject({ no: z.number().int().min(1).max(99), inspects: z.array(inspected).min(1) })).min(1),
  transfers: z.array(transfer).default([]),
  /** Organizations and people of the office's own registers, entered before the round begins. */
  targets: z.array(registerTargetSchema.omit({ type: true })).default([]),
  people: z.array(registerPersonSchema.omit({ type: true })).default([]),
  /** Steps of optional or conditional duties that this round needed. */
  needs: z.array(z.strictObject({ on: z.string(), step: z.string() })).default([]),
  facts: z.array(scenarioFactSchema).min(1),
  /** Day up to which time is played; today when absent. */
  asOf: day.optional(),
  /** Arms the timers afterwards: the round goes on live. */
  golive: z.boolean().default(false),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioFact = z.infer<typeof scenarioFactSchema>;

/** The scenario format for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' });
}
