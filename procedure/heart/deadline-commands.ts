import { z } from 'zod';

const date = z.iso.date('日期应写作 YYYY-MM-DD');
const key = z.string().min(1);
const reason = z.string().min(1).max(500);

/** A new due date approved by the person the rulebook names; `request`: the one it was asked for by. */
export const extendSchema = z.strictObject({
  type: z.literal('extend-deadline'),
  key,
  due: date,
  reason,
  request: z.string().min(1).optional(),
});

/** 免除: the duty is not owed, on the word of the person the rulebook names. */
export const waiveSchema = z.strictObject({ type: z.literal('waive-deadline'), key, reason });

/** 申请顺延: a later due date is asked for; nothing moves until it is decided. */
export const requestExtensionSchema = z.strictObject({ type: z.literal('request-extension'), key, due: date, reason });

/** 不同意顺延: the request is decided, the due date stands. */
export const refuseExtensionSchema = z.strictObject({
  type: z.literal('refuse-extension'),
  request: z.string().min(1),
  reason,
});

/** 停表: from this day on the term stands still, on the word of the person the rulebook names. */
export const pauseSchema = z.strictObject({ type: z.literal('pause-deadline'), key, from: date, reason });

/** 恢复计时: this day is the first that counts again. */
export const resumeSchema = z.strictObject({
  type: z.literal('resume-deadline'),
  key,
  until: date,
  reason: reason.optional(),
});

/** 催办 by hand, once: whoever owes it is reminded now, others by 催办函 unless 督办单 is asked for. */
export const remindSchema = z.strictObject({
  type: z.literal('remind-deadline'),
  key,
  paper: z.enum(['催办函', '督办单']).optional(),
  wording: z.string().min(1).max(200).optional(),
});

/** What staff may ask concerning one deadline. */
export const DEADLINE_COMMANDS = [
  extendSchema,
  waiveSchema,
  requestExtensionSchema,
  refuseExtensionSchema,
  pauseSchema,
  resumeSchema,
  remindSchema,
] as const;

export type DeadlineCommand = z.infer<(typeof DEADLINE_COMMANDS)[number]>;
