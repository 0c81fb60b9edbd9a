import { z } from 'zod';
import { inspectionRef, roundNo } from '../../procedure/id-patterns.ts';
import { problemSchema } from '../problem.ts';

export const day = z.iso.date('日期应写作 YYYY-MM-DD');

/** The same key and contents are carried out once, whatever is repeated. */
export const idempotencyKey = z
  .string({ error: '缺少 Idempotency-Key 请求头：每次登记给一个新的编号，重试用同一编号' })
  .regex(/^[\x21-\x7e]{1,200}$/, 'Idempotency-Key 应为 1–200 个可见 ASCII 字符');

/** Every mutation carries one. */
export const idempotencyHeaders = z.looseObject({ 'idempotency-key': idempotencyKey });

/** Of an organization of the object library, or of a person. */
export const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/, '应为代码：小写字母、数字、点、连字符');

/** 代录批示: who decided, in which capacity, when, what, and the scan. */
export const approvalSchema = z.strictObject({
  by: z.string().min(1).max(40),
  role: z.string().min(1).max(40),
  person: code.optional().describe('批示人在名册中的代码'),
  date: day,
  text: z.string().max(2000).optional(),
  evidence: z.string().max(200).optional(),
});

/** One decision, or each signature of a paper that went through several hands, in their order. */
export const approvalsSchema = z
  .union([approvalSchema, z.array(approvalSchema).min(1).max(8)])
  .describe('代录批示：一件，或一份呈批件上依次的各个签批');

/** What any entry may carry beside its contents. */
export const recordedWith = {
  approval: approvalsSchema.optional(),
  evidence: z.array(z.string().min(1).max(200)).max(20).optional(),
};

export const roundParams = z.object({ round: roundNo });

/** Whose entries, deadlines and notices are asked for: a round's, or those of the standing office. */
export const roundOrOffice = z
  .string()
  .regex(/^(R\d{4}-\d{2}|office)$/, '应为轮次编号，如 R2022-02；轮外常设的写 office');
export const transferNo = z.coerce.number().int('应为移交批次号').positive().max(999);

/** `1-2`; digits only, without leading zeros. */
export const refParam = inspectionRef;
export const inspectionParams = roundParams.extend({ ref: refParam });

export const workflowId = z
  .string()
  .regex(
    /^(office|R\d{4}-\d{2}(-\d{2}-\d{1,2}|-T\d{1,3})?)$/,
    '应为轮次、组·被巡察单位或移交批次的编号，如 R2022-02、R2022-02-03-1、R2022-02-T1；巡察办常设的写 office',
  );
export const workflowParams = z.object({ workflowId });

/** A number things are counted by, from 1; no more than a column holds. */
export const ordinal = z.coerce.number().int().min(1).max(2_147_483_647);

export const pageQuery = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(50),
};

/** One page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number(), page: z.number(), pageSize: z.number() });
}

/** The offset a page begins at. */
export function paging({ page, pageSize }: { page: number; pageSize: number }) {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}

export { problemSchema };
