import type { RoleGiven } from '../../db/queries/account-roles.ts';
import { isRole, ROLES } from '../../procedure/rulebook/roles.ts';
import { LOCAL_ROLE, TABLE } from '../permissions/table.ts';
import { ApiProblem, problem } from '../problem.ts';

/** 三员: what each is called. */
export const OFFICERS = { sysadmin: '系统管理员', secadmin: '安全保密管理员', auditor: '审计员' } as const;

/** Whether an account may be given this role at all; other roles sign paper and need no account. */
export function isAccountRole(code: string): boolean {
  return code !== LOCAL_ROLE && Object.hasOwn(TABLE, code);
}

/** 巡察办主任, 审计员: what a role is called; a code nobody knows is its own name. */
export function accountRoleTitle(code: string): string {
  if (Object.hasOwn(OFFICERS, code)) return OFFICERS[code as keyof typeof OFFICERS];
  return isRole(code) ? ROLES[code] : code;
}

export function isOfficer(roles: readonly Pick<RoleGiven, 'role'>[], ...of: (keyof typeof OFFICERS)[]): boolean {
  return roles.some(({ role }) => (of.length > 0 ? of : Object.keys(OFFICERS)).some((code) => code === role));
}

/** 三员分立: who is one of the three is that alone, for the whole county. */
export function refuseJoined(roles: readonly RoleGiven[]): void {
  const codes = new Set(roles.map(({ role }) => role));
  if (isOfficer(roles) && codes.size > 1) {
    const officer = [...codes].find((code) => Object.hasOwn(OFFICERS, code)) ?? '';
    throw separated(`${accountRoleTitle(officer)}不得兼任其他角色`);
  }
  if (isOfficer(roles) && roles.some(({ kind }) => kind !== 'all')) throw separated('三员的角色不限定范围');
}

/** 422 naming the rule. */
export function separated(detail: string, field = 'roles'): ApiProblem {
  const told = `三员分立：${detail}`;
  return new ApiProblem(problem(422, 'separation-of-duties', told, { errors: [{ field, detail: told }] }));
}
