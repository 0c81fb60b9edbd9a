import { LIGHTS, type Light } from './light.ts';

/** How a date is shown: 2022年6月24日. */
export const DAY_FORMAT = 'yyyy"年"m"月"d"日"';

/** A day as Excel keeps it: midnight, in no time zone. `day` is YYYY-MM-DD. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const MOST = 32_767;
// What XML 1.0 has no place for; a file with one of them does not open.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text as a cell takes it: always a string, never a formula, no longer than Excel allows. */
export function textOf(value: string): string {
  return value.replaceAll(UNWRITABLE, '').slice(0, MOST);
}

/** The words a light's cell has. */
export function lightWords(light: Light): string {
  return LIGHTS[light].words;
}
