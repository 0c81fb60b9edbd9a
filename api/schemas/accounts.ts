import { z } from 'zod';
import { inspectionRef, roundNo } from '../../procedure/id-patterns.ts';
import { isUnit } from '../../procedure/rulebook/roles.ts';
import { LOCAL_LOGIN } from '../auth/account.ts';
import { accountRoleTitle, isAccountRole, isOfficer } from '../auth/separation.ts';
import { mayBeGiven, SCOPE_TITLES, scopesOf } from '../permissions/table.ts';
import { code } from './common.ts';
import { listQuery } from './listing.ts';

/** What a new account may be called. */
export const newLogin = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '账号应为 2–40 个小写字母、数字、点、下划线或连字符')
  .refine((login) => login !== LOCAL_LOGIN, `${LOCAL_LOGIN} 是本机命令的名称，请换一个`);

export const accountQuerySchema = z.strictObject({
  role: z.string().max(40).refine(isAccountRole, '没有这个角色').optional().describe('有这个角色的，不论范围'),
  disabled: z.stringbool().optional().describe('已停用'),
  ...listQuery('账号或姓名的一部分', 'login', ['login', 'name']),
});
export type AccountQuery = z.infer<typeof accountQuerySchema>;

export const loginParams = z.object({ login: z.string().max(100) });
const name = z.string().trim().min(1).max(40);

export const accountStartSchema = z.strictObject({ login: newLogin, name });

export const accountChangeSchema = z.strictObject({
  name: name.optional(),
  disabled: z.boolean().optional(),
  person: code.nullable().optional().describe('本人在人员名册中的代码；空为不在名册'),
});

/** What a role is limited to: `of` is R2026-01, R2026-01/3, R2026-01/3-1 or a unit's code. */
const scopeSchema = z
  .strictObject({ kind: z.enum(['round', 'group', 'inspection', 'unit']), of: z.string().max(40) })
  .refine(({ kind, of }) => isScope(kind, of), {
    path: ['of'],
    message: '应与范围一致：轮次 R2026-01、组 R2026-01/3、被巡察单位 R2026-01/3-1、协作单位写单位代码',
  });

function isScope(kind: string, of: string): boolean {
  const [round, part, ...more] = of.split('/');
  if (kind === 'unit') return isUnit(of);
  if (!roundNo.safeParse(round).success || more.length > 0) return false;
  if (kind === 'round') return part === undefined;
  if (kind === 'group') return /^[1-9]\d?$/.test(part ?? '');
  return inspectionRef.safeParse(part).success;
}

const roleSchema = z
  .strictObject({
    role: z.string().max(40).refine(isAccountRole, '没有这个角色'),
    scope: scopeSchema.optional().describe('不写为全县'),
  })
  .superRefine(({ role, scope }, context) => {
    // What the three officers may not have is told as such（三员分立）.
    if (!isAccountRole(role) || isOfficer([{ role }]) || mayBeGiven(role, scope?.kind ?? 'all')) return;
    const kinds = scopesOf(role).map((kind) => SCOPE_TITLES[kind]);
    const message = `${accountRoleTitle(role)}只能限定为：${kinds.join('、')}`;
    context.addIssue({ code: 'custom', path: scope ? ['scope', 'kind'] : ['role'], message });
  });

export const rolesSchema = z.strictObject({ roles: z.array(roleSchema).max(100) });

export const accountSchema = z.object({
  login: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  person: z.string().nullable().describe('本人在人员名册中的代码'),
  roles: z.array(
    z.object({
      role: z.string(),
      title: z.string(),
      scope: z.object({ kind: z.string(), of: z.string() }).optional(),
      givenBy: z.string().describe('谁给的；空为安装时'),
      givenAt: z.string(),
    }),
  ),
});

/** The answer that alone has the password. */
export const accountMadeSchema = accountSchema.extend({
  password: z.string().describe('一次性口令，只显示这一次；本人登录后须先修改'),
});
