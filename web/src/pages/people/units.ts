import { messages } from '../../messages.ts';

const UNITS: Record<string, string> = messages.parties.units;

/** The code of a cooperating unit by its name; any other unit is called as it is. */
export function unitCode(title: string): string {
  return Object.entries(UNITS).find(([, known]) => known === title)?.[0] ?? title;
}

/** What a unit is called. */
export function unitTitle(code: string): string {
  return UNITS[code] ?? code;
}
