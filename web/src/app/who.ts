import { createContext, useContext } from 'react';
import type { Who } from '../api/session.ts';

const NOBODY: Who = {
  login: '',
  name: '',
  may: [],
  rights: [],
  roles: [],
  person: null,
  mustChange: false,
  session: null,
};

/** Whoever is signed in; set by the gate. */
export const WhoContext = createContext<Who>(NOBODY);

/** Whether the account has this right for anything at all; what for, the API says with every answer. */
export function may({ rights }: Who, right: string): boolean {
  return rights.includes(right);
}

export function useWhoIs(): Who {
  return useContext(WhoContext);
}

export function useMay(right: string): boolean {
  return may(useWhoIs(), right);
}

/** Whether one of the roles reaches all of a place: the round, a group of it, or one inspection (`1-2`). */
export function covers({ roles }: Who, round: string, group?: number, ref?: string): boolean {
  return roles.some(({ scope }) => {
    if (scope === null || (scope.kind === 'round' && scope.of === round)) return true;
    if (scope.kind === 'group') return group !== undefined && scope.of === `${round}/${group}`;
    return scope.kind === 'inspection' && ref !== undefined && scope.of === `${round}/${ref}`;
  });
}
