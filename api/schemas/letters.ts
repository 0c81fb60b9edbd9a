import { z } from 'zod';
import { LIGHTS } from '../../db/queries/light.ts';
import { factDataSchema, occurredAt } from '../../procedure/heart/command.ts';
import { code, recordedWith } from './common.ts';
import { listQuery } from './listing.ts';

const refs = z.array(z.string().regex(/^\d{1,2}-\d{1,2}$/, '应为 组号-单位号，如 1-2')).min(1);

/** One letter to each unit of a kind. */
export const sendLettersSchema = z.strictObject({
  kind: code.optional().describe('函件种类，默认情况函询'),
  units: z.array(code).min(1).max(50).optional().describe('默认规程所列的全部单位'),
  at: occurredAt,
  orgs: refs.optional().describe('函中列明的组·单位；默认全轮各单位'),
  suffix: z
    .string()
    .regex(/^[a-z0-9]{1,10}$/, '应为小写字母、数字')
    .optional()
    .describe('同一种函向同一单位再发时的区别号，如 2'),
  numberPrefix: z.string().min(1).max(40).optional().describe('文号前缀，如 舞巡函〔2023〕'),
  numberFrom: z.number().int().min(1).max(9999).default(1).describe('第一件的顺序号'),
  ...recordedWith,
});
export type SendLetters = z.infer<typeof sendLettersSchema>;

const happened = { letter: code, at: occurredAt, late: z.string().min(1).max(500).optional(), ...recordedWith };

/** A day on which something happened to a letter. */
export const letterItemSchema = z.strictObject(happened);
const original = { number: z.string().min(1).max(60).optional().describe('原件号；不填的没有原件流转') };
/** What stands for a reply that is 密件, of which no text is taken in. */
const standsFor = factDataSchema.pick({
  category: true,
  copy: true,
  level: true,
  custodian: true,
  place: true,
  hash: true,
}).shape;
/** What a reply answers: some organizations, some of them with 无此情况; all of the letter's when neither is written. */
export const replyItemSchema = z.strictObject({
  ...happened,
  ...original,
  ...standsFor,
  orgs: refs.optional(),
  none: refs.optional(),
});
/** With the number of the original, it goes to the group of the organizations named; without, only copies go out. */
export const distributionItemSchema = z.strictObject({
  ...happened,
  ...original,
  ...standsFor,
  orgs: refs.optional(),
  inspections: refs.optional(),
});
export const returnItemSchema = z.strictObject({
  ...happened,
  ...original,
  group: z.number().int().min(1).max(99).optional().describe('退还的组'),
});
export const filingItemSchema = z.strictObject({ ...happened, ...original, ...standsFor });

export const letterQuerySchema = z.strictObject({
  unit: code.optional().describe('协作单位代码'),
  kind: code.optional().describe('函件种类'),
  light: z.enum(LIGHTS).optional().describe('函复时限的灯'),
  replied: z.stringbool().optional().describe('各组·单位都已回复'),
  ...listQuery('协作单位、函件种类或文号的一部分', 'letter', [
    'letter',
    'unit',
    'kind',
    'number',
    'sent',
    'received',
    'due',
    'replied',
  ]),
});
export type LetterQuery = z.infer<typeof letterQuerySchema>;

export const letterSchema = z.object({
  letter: z.string(),
  unit: z.string(),
  unitTitle: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  secret: z.boolean().describe('密件'),
  number: z.string().nullable(),
  inspections: z.array(z.string()).nullable().describe('空为全轮'),
  sentOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  personnelReceivedOn: z.string().nullable(),
  noPersonnelOn: z.string().nullable(),
  replies: z
    .array(z.object({ inspection: z.string(), date: z.string(), nothing: z.boolean().describe('无此情况') }))
    .describe('逐组·单位的回复'),
  unanswered: z.array(z.string()).describe('还没有回复的组·单位'),
  custody: z
    .object({
      holder: z.enum(['unit', 'office', 'group', 'archive']),
      since: z.string().nullable(),
      groups: z.array(z.number()).describe('原件在哪些组'),
    })
    .describe('原件在协作单位、巡察办、巡察组，或已归档'),
  deadline: z
    .object({
      key: z.string(),
      rule: z.string(),
      due: z.string().nullable(),
      dueText: z.string().nullable(),
      provisional: z.boolean(),
      light: z.enum(['green', 'yellow', 'red', 'grey', 'done']),
      verdict: z.enum(['met', 'late', 'open', 'overdue', 'waived']),
      lateDays: z.number(),
      waitingFor: z.array(z.object({ fact: z.string(), title: z.string() })).describe('未起算：还缺什么'),
    })
    .nullable(),
});
export type Letter = z.infer<typeof letterSchema>;
