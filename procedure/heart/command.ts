import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { DEADLINE_COMMANDS } from './deadline-commands.ts';
import { MARKINGS } from './state.ts';

const date = z.iso.date('日期应写作 YYYY-MM-DD');
/** A day (means 12:00 in Asia/Shanghai), a local minute, or an instant with offset. */
export const occurredAt = z.union([date, z.iso.datetime({ local: true, offset: true })], {
  error: '时间应写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:mm',
});
const ref = z.string().regex(/^\d{1,2}-\d{1,2}$/, '应为 组号-单位号，如 1-2');
const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/, '应为代码：小写字母、数字、点、连字符');

/** What a fact may carry: numbers, codes and choices. */
export const factDataSchema = z.strictObject({
  inspections: z.array(ref).min(1).optional(),
  orgs: z.array(ref).min(1).optional(),
  none: z.array(ref).min(1).optional(),
  part: code.optional(),
  unit: code.optional(),
  kind: code.optional(),
  number: z.string().max(60).optional(),
  clues: z.array(z.number().int().positive()).optional(),
  closed: z.array(z.number().int().positive()).optional(),
  receivers: z.array(code).optional(),
  count: z.number().int().nonnegative().optional(),
  person: code.optional(),
  group: z.number().int().min(1).max(99).optional(),
  role: code.optional(),
  replaces: code.optional(),
  numbers: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, '件号只用字母、数字、连字符'))
    .min(1)
    .max(500)
    .optional(),
  until: date.optional(),
  of: z.number().int().nonnegative().optional(),
  share: z.number().min(0).max(100).optional(),
  persons: z.array(code).min(1).max(100).optional(),
  people: z.number().int().positive().optional(),
  villages: z.array(z.number().int().positive()).min(1).max(999).optional(),
  targets: z.array(code).min(1).max(500).optional(),
  category: z.string().trim().min(1).max(40).optional(),
  copy: z.string().trim().min(1).max(20).optional(),
  level: z.enum(MARKINGS).optional(),
  custodian: code.optional(),
  place: z.string().trim().min(1).max(60).optional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '散列应为 64 位十六进制（sha256）')
    .optional(),
  addressee: code.optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, '年份应写作 YYYY')
    .optional(),
  note: z.string().max(2000).optional(),
});

/** Records that a step was done or something happened to a letter or clue. */
export const recordFactSchema = z.strictObject({
  type: z.literal('record-fact'),
  fact: z.string().min(1).max(80),
  on: z
    .string()
    .regex(
      /^(office|round|(group|letter|transfer|person|inspection|village)\/[a-z0-9.-]+)$/,
      '应为 office、round、group/1、inspection/1-1、letter/aud 等',
    ),
  at: occurredAt,
  data: factDataSchema.default({}),
  /** 补办: why it is recorded though a gate before it was not open. */
  late: z.string().min(1).max(500).optional(),
  /** 呈批: handed in for signature, not done yet; it becomes the fact when the last signature is there. */
  draft: z.literal(true).optional(),
  /** Entered from old papers into the standing office: what follows is on record and nothing is sent. */
  historic: z.literal(true).optional(),
});

/** Replaces the date or data of a fact, or takes it back; the wrong one stays on record. */
export const correctFactSchema = z.strictObject({
  type: z.literal('correct-fact'),
  factId: z.string().min(1),
  at: occurredAt.optional(),
  data: factDataSchema.optional(),
  void: z.literal(true).optional(),
  reason: z.string().min(1).max(500),
});

/** Sends something received back for rework: the same duty is open again, its due date unchanged (D21). */
export const returnFactSchema = z.strictObject({
  type: z.literal('return-fact'),
  factId: z.string().min(1),
  reason: z.string().min(1).max(500),
  /** Day the office asks it back for（巡察办定，软）. */
  rework: date.optional(),
});

/** Signatures a paper got on its way; they come with the command（代录批示）. The last one completes it. */
export const signDraftSchema = z.strictObject({ type: z.literal('sign-draft'), draftId: z.string().min(1) });

/** A paper sent back by who should sign it, or given up. */
export const returnDraftSchema = z.strictObject({
  type: z.literal('return-draft'),
  draftId: z.string().min(1),
  reason: z.string().min(1).max(500),
});

/** The office assembles a batch of clues for one receiver; starts its workflow. */
export const assembleTransferSchema = z.strictObject({
  type: z.literal('assemble-transfer'),
  no: z.number().int().positive().max(999),
  receiver: code,
  clues: z.array(z.number().int().positive()).min(1).max(500),
  inspections: z.array(ref).default([]),
  early: z.boolean().default(false),
});

export const setPlanSchema = z.strictObject({ type: z.literal('set-plan'), step: z.string(), date });
export const declareNeedSchema = z.strictObject({ type: z.literal('declare-need'), step: z.string(), on: z.string() });

/** A dated parameter of the rulebook, set or set anew. */
export const setParamSchema = z.strictObject({
  type: z.literal('set-param'),
  name: z.string(),
  date,
  reason: z.string().min(1).max(500).optional(),
});

/** An organization of the object library, or its particulars as they are now. */
export const registerTargetSchema = z.strictObject({
  type: z.literal('register-target'),
  code,
  name: z.string().trim().min(1).max(100),
  kind: z.string().trim().min(1).max(20).optional(),
  villages: z.number().int().min(1).max(999).optional(),
  retired: z.literal(true).optional(),
});

/** A named approver, addressee or member of the pool, or what is true of that person now. */
export const registerPersonSchema = z.strictObject({
  type: z.literal('register-person'),
  code,
  name: z.string().trim().min(1).max(40),
  unit: z.string().trim().min(1).max(60).optional(),
  post: z.string().trim().min(1).max(60).optional(),
  roles: z.array(code).max(10).default([]),
  pool: z.boolean().default(false),
  retired: z.literal(true).optional(),
});

/** What staff may ask of a workflow; the bodies of the API. */
export const staffCommandSchema = z.discriminatedUnion('type', [
  recordFactSchema,
  correctFactSchema,
  returnFactSchema,
  signDraftSchema,
  returnDraftSchema,
  ...DEADLINE_COMMANDS,
  assembleTransferSchema,
  setPlanSchema,
  declareNeedSchema,
  setParamSchema,
  registerTargetSchema,
  registerPersonSchema,
]);
export type StaffCommand = z.infer<typeof staffCommandSchema>;

export type RecordFact = z.infer<typeof recordFactSchema>;
export type SignDraft = z.infer<typeof signDraftSchema>;
export type ReturnDraft = z.infer<typeof returnDraftSchema>;
export type RegisterTarget = z.infer<typeof registerTargetSchema>;
export type RegisterPerson = z.infer<typeof registerPersonSchema>;

/** What only the system itself asks: time in backfill, going live, new calendars and rulebooks, outcomes of effects. */
export type SystemCommand =
  | { type: 'tick'; until: string }
  | { type: 'go-live' }
  | { type: 'revise-calendar'; calendar: Calendar }
  | { type: 'revise-rulebook'; book: Rulebook; reason?: string | undefined };

export type Command = StaffCommand | SystemCommand;
