import { ROLES, type RoleCode } from '../../../procedure/rulebook/roles.ts';

/** What the procedure calls these roles, in this order. */
export function rolesOf<C extends RoleCode>(...codes: readonly C[]): Pick<typeof ROLES, C> {
  return Object.fromEntries(codes.map((code) => [code, ROLES[code]])) as Pick<typeof ROLES, C>;
}
