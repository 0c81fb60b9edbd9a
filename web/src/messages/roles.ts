import { rolesOf } from './roles-of.ts';

/** Roles an account may be given; a contact and a liaison are named as the people they are. */
export const roles = {
  ...rolesOf('office', 'director', 'lg.head', 'lg.exec', 'lg.any', 'leader', 'deputy', 'gl', 'member'),
  unit: '协作单位联系人',
  ol: '被巡察单位联络员',
  ...rolesOf('prin'),
  auditor: '审计员',
  sysadmin: '系统管理员',
  secadmin: '安全保密管理员',
} as const;
