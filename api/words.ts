import { isRole, ROLES } from '../procedure/rulebook/roles.ts';

/** 巡察办、纪委监委 …: what a role or unit code is called. */
export function roleTitle(code: string): string {
  return isRole(code) ? ROLES[code] : code;
}

/** Who owes: `unit` and `receiver` stand for the unit of the subject. */
export function owedByTitle(owedBy: string | string[], unit: string | null): string {
  const codes = [owedBy].flat().map((code) => ((code === 'unit' || code === 'receiver') && unit ? unit : code));
  return codes.map(roleTitle).join('、');
}
