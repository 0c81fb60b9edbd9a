import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Item } from './orchestrator.ts';
import { badFields } from './problem.ts';
import type { SendLetters } from './schemas/letters.ts';
import { roleTitle } from './words.ts';

/** The kind whose letters are called by their unit alone. */
const PLAIN_KIND = 'inquiry';

/** `aud`, and `aud-assist` for a letter of another kind; a further one of them is `aud-assist-2`. */
export function letterId(kind: string, unit: string, suffix?: string): string {
  const plain = kind === PLAIN_KIND ? unit : `${unit}-${kind}`;
  return suffix === undefined ? plain : `${plain}-${suffix}`;
}

/** The letters a rulebook sends: id → kind and unit. */
export function lettersOfBook(book: Rulebook): Map<string, { kind: string; unit: string }> {
  const all = Object.entries(book.letters).flatMap(([kind, { units }]) => units.map((unit) => ({ kind, unit })));
  return new Map(all.map((letter) => [letterId(letter.kind, letter.unit), letter]));
}

/**
 * One letter.sent for each unit, naming organizations: all of the round（`everybody`）unless told. Numbers run on from
 * `numberFrom`, so a repeat gives the same ones.
 */
export function sendCommands(book: Rulebook, request: SendLetters, everybody: string[]): Item[] {
  const { at, orgs = everybody, suffix, numberPrefix, numberFrom, approval, evidence } = request;
  const kind = request.kind ?? (PLAIN_KIND in book.letters ? PLAIN_KIND : Object.keys(book.letters)[0]);
  const letter = kind === undefined ? undefined : book.letters[kind];
  if (kind === undefined || !letter) {
    throw badFields({ field: 'kind', detail: `规程“${book.title}”没有这种函件：${kind ?? '情况函询'}` });
  }
  const units = [...new Set(request.units ?? letter.units)];
  const strangers = letter.open ? [] : units.filter((unit) => !letter.units.includes(unit));
  if (strangers.length > 0) {
    const clause = letter.clause === undefined ? '' : `（${letter.clause}）`;
    const refused = (unit: string) => `规程没有写向${roleTitle(unit)}发${letter.title}${clause}`;
    throw badFields(...strangers.map((unit) => ({ field: 'units', detail: refused(unit) })));
  }
  return units.map((unit, i) => {
    const number = numberPrefix === undefined ? {} : { number: `${numberPrefix}${numberFrom + i}号` };
    const data = { unit, kind, ...number, orgs };
    return {
      command: { type: 'record-fact', fact: 'letter.sent', on: `letter/${letterId(kind, unit, suffix)}`, at, data },
      approval,
      evidence,
    };
  });
}
