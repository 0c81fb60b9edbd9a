import type { Person, PersonItem } from '../../api/people.ts';

/** What is true of a person now, as the register takes it. */
export function itemOf({ code, name, unit, post, roles, pool }: Person, retired: boolean): PersonItem {
  return {
    code,
    name,
    roles,
    pool,
    ...(unit && { unit }),
    ...(post && { post }),
    ...(retired && { retired: true as const }),
  };
}
