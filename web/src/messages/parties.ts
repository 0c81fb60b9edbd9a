import { UNITS } from '../../../procedure/rulebook/roles.ts';
import { rolesOf } from './roles-of.ts';

/** Who may be named, written to or reached, as the procedure calls them. */
export const parties = {
  units: UNITS,
  roles: rolesOf(
    ...(['sec', 'lg.head', 'lg.exec', 'lg.any', 'director', 'office'] as const),
    ...(['leader', 'deputy', 'gl', 'member', 'prin', 'ol'] as const),
  ),
  house: rolesOf('office', 'director', 'lg.exec'),
  groups: rolesOf('leader', 'deputy', 'gl'),
  orgs: rolesOf('org', 'prin', 'ol'),
} as const;
