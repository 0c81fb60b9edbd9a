import { z } from 'zod';

const LONGEST_SHOWN = 1024;
const typed = (what: string) => z.string().min(1, `请填写${what}`).max(LONGEST_SHOWN, `${what}过长`);

export const signInSchema = z.strictObject({ login: typed('账号'), password: typed('口令') });

export const passwordChangeSchema = z.strictObject({
  old: typed('原口令'),
  new: z.string().max(LONGEST_SHOWN, '口令过长').describe('8–256 个字符，不能是最常见的口令'),
});

/** A session that is not over; instants in UTC. */
export const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().describe('最近使用，至多每分钟记一次'),
  idleUntil: z.string().describe('到这时不再使用即失效'),
  expiresAt: z.string().describe('到这时一定失效'),
  address: z.string(),
  agent: z.string().describe('浏览器自称'),
  current: z.boolean().describe('正在使用的这一个'),
});

/** Who is asking and what they may do. */
export const whoSchema = z.object({
  login: z.string(),
  name: z.string(),
  may: z.array(z.string()).describe('动作：read、record、audit …'),
  rights: z.array(z.string()).describe('权限表里的各项，见 docs/permissions.md'),
  roles: z.array(
    z.object({ role: z.string(), title: z.string(), scope: z.object({ kind: z.string(), of: z.string() }).nullable() }),
  ),
  person: z.string().nullable().describe('本人在人员名册中的代码'),
  mustChange: z.boolean().describe('须先修改口令'),
  session: sessionSchema.nullable(),
});
