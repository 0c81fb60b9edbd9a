import { z } from 'zod';
import { roles } from './fields.ts';

const time = z.string().regex(/^\d+ (working )?days?$/, '应写作 “2 working days” 或 “3 days”');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应写作 “08:30”');

/** How long before or after a day, in calendar or working days. */
export const distance = time;

const said = {
  /** Sent to them as well, for information（抄送）. */
  'copy-to': roles.optional(),
  /** What it says first; {事项} {对象} {责任方} {报送} {到期} {逾期天数} {出处} stand for what it is about. */
  wording: z.string().min(1).max(200).optional(),
};

/** Said again every so often while the duty is still owed, so many times. */
const repeat = z.strictObject({ every: time, times: z.number().int().min(1).max(60) });

const rungFields = { to: roles, paper: z.string().optional(), repeat: repeat.optional(), ...said };

/** A rung of a ladder: at the due instant or some days after (08:30), to whom, with which paper. */
export const rungSchema = z.union([
  z.strictObject({ at: z.literal('due'), ...rungFields }),
  z.strictObject({ after: time, ...rungFields }),
]);

const before = z.string().regex(/^\d+ (working )?days? before$/, '应写作 “1 working day before”');

/** A warning before the due day (08:30): to the office, or to those it names. */
export const warningSchema = z.union([before, z.strictObject({ before: time, to: roles, ...said })]);

/** Warnings and rungs of a kind of deadlines, and from when its light is yellow. */
export const ladderSchema = z.strictObject({
  warn: z.array(warningSchema),
  escalate: z.array(rungSchema),
  yellow: distance.optional(),
});

/** Which ladder a unit's duties have, and who decides before it is reminded by hand. */
export const unitLadderSchema = z.strictObject({ ladder: z.string(), 'remind-by': roles.optional() });

/** Asia/Shanghai: from an hour of the evening to one of the morning, and on days off as well where it says so. */
export const quietSchema = z.strictObject({ from: clock, to: clock, 'rest-days': z.boolean().default(false) });
