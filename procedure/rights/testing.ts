import { rulebookLibrary } from '../rulebook/library.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { RoleHeld, Viewer } from './viewer.ts';

const library = rulebookLibrary();

/** A published rulebook by its id. */
export function book(id: string): Rulebook {
  return library.resolve(id);
}

/** 组长@R2022-02/1: a role with what it is limited to. */
export function held(text: string): RoleHeld {
  const [role = '', of = ''] = text.split('@');
  const part = of.split('/')[1];
  if (of === '') return { role, kind: 'all', of };
  if (!of.startsWith('R')) return { role, kind: 'unit', of };
  return { role, kind: part === undefined ? 'round' : part.includes('-') ? 'inspection' : 'group', of };
}

/** Somebody with these roles who declared nothing and is in no circle, unless told. */
export function viewer(roles: string, more: Partial<Viewer> = {}): Viewer {
  return { roles: roles.split(' ').map(held), recusals: [], circles: [], ...more };
}
