import { createContext, useContext } from 'react';
import type { Who } from '../api/session.ts';

/** Whoever is signed in; set by the gate. */
export const WhoContext = createContext<Who>({ login: '', name: '', may: [], mustChange: false, session: null });

/** Rights that more than the business roles have; every other right to look is `read`, to change `record`. */
const ACTION_OF: Record<string, string> = {
  'people.see': 'accounts',
  'people.manage': 'accounts',
  'people.roles': 'roles',
  'audits.see': 'audit',
  'audits.run': 'audit',
  'trail.see': 'audit',
};

/** Whether the account may do this: the API names single rights, or, before 0.5, groups of them. */
export function may({ may: given }: Who, right: string): boolean {
  if (given.some((one) => one.includes('.'))) return given.includes(right);
  return given.includes(ACTION_OF[right] ?? (right.endsWith('.see') ? 'read' : 'record'));
}

export function useWhoIs(): Who {
  return useContext(WhoContext);
}

export function useMay(right: string): boolean {
  return may(useWhoIs(), right);
}
