import { z } from 'zod';
import { registerPersonSchema } from '../../procedure/heart/command.ts';
import { code, recordedWith } from './common.ts';
import { listQuery } from './listing.ts';

/** A person to enter in the register, or what is true of that person now. */
export const personItemSchema = registerPersonSchema.omit({ type: true }).extend(recordedWith);
export type PersonItem = z.infer<typeof personItemSchema>;

export const personQuerySchema = z.strictObject({
  role: code.optional().describe('身份代码，如 lg.exec'),
  unit: z.string().min(1).max(60).optional().describe('协作单位代码，或别的单位的名称'),
  pool: z.stringbool().optional().describe('在本单位人才库'),
  retired: z.stringbool().optional().describe('不再使用'),
  ...listQuery('姓名或代码的一部分', 'code', ['code', 'name', 'unit']),
});
export type PersonQuery = z.infer<typeof personQuerySchema>;

export const personParams = z.object({ code });

export const personSchema = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  unitTitle: z.string().nullable(),
  post: z.string().nullable().describe('职务'),
  roles: z.array(z.string()),
  roleTitles: z.array(z.string()),
  pool: z.boolean().describe('在本单位人才库'),
  retired: z.boolean().describe('不再使用'),
});

/** One inspection a person took part in. */
export const serviceSchema = z.object({
  round: z.string(),
  inspection: z.string().describe('组号-单位号'),
  role: z.string(),
  roleTitle: z.string(),
  target: z.string().describe('对象库代码，没有的为名称'),
  name: z.string().describe('被巡察党组织'),
  from: z.string(),
  until: z.string().nullable().describe('调出或改派之日；空为仍在'),
});
