import { z } from 'zod';
import { occurredAt } from '../../procedure/heart/command.ts';
import { code, recordedWith } from './common.ts';

const refs = z.array(z.string().regex(/^\d{1,2}-\d{1,2}$/, '应为 组号-单位号，如 1-2')).min(1);

/** One letter to each unit of a kind. */
export const sendLettersSchema = z.strictObject({
  kind: code.optional().describe('函件种类，默认情况函询'),
  units: z.array(code).min(1).max(50).optional().describe('默认规程所列的全部单位'),
  at: occurredAt,
  orgs: refs.optional().describe('只涉及这些组·单位；默认全轮'),
  numberPrefix: z.string().min(1).max(40).optional().describe('文号前缀，如 舞巡函〔2023〕'),
  numberFrom: z.number().int().min(1).max(9999).default(1).describe('第一件的顺序号'),
  ...recordedWith,
});
export type SendLetters = z.infer<typeof sendLettersSchema>;

const happened = { letter: code, at: occurredAt, late: z.string().min(1).max(500).optional(), ...recordedWith };

/** A day on which something happened to a letter. */
export const letterItemSchema = z.strictObject(happened);
/** What a reply answers: some organizations, some of them with 无此情况; all of the letter's when neither is written. */
export const replyItemSchema = z.strictObject({ ...happened, orgs: refs.optional(), none: refs.optional() });
export const distributionItemSchema = z.strictObject({ ...happened, inspections: refs.optional() });

export const letterSchema = z.object({
  letter: z.string(),
  unit: z.string(),
  unitTitle: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  number: z.string().nullable(),
  inspections: z.array(z.string()).nullable().describe('空为全轮'),
  sentOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  personnelReceivedOn: z.string().nullable(),
  noPersonnelOn: z.string().nullable(),
  replies: z.array(z.object({ inspection: z.string(), date: z.string(), nothing: z.boolean() })),
  custody: z.object({
    holder: z.enum(['unit', 'office', 'group']),
    since: z.string().nullable(),
    groups: z.array(z.number()),
  }),
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
      waitingFor: z.array(z.string()),
    })
    .nullable(),
});
