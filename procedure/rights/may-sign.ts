import { signsFor } from '../rulebook/roles.ts';
import type { Viewer } from './viewer.ts';

/** Whether one of these roles is the viewer's own to sign as; who is in no register signs nothing. */
export function mayBeSigned({ roles, person }: Viewer, asked: readonly string[]): boolean {
  return person !== undefined && roles.some(({ role }) => asked.some((by) => signsFor(role, by)));
}
