import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Item } from './orchestrator.ts';
import { badFields } from './problem.ts';
import type { SendLetters } from './schemas/letters.ts';

/** The kind whose letters are called by their unit alone. */
const PLAIN_KIND = 'inquiry';

/** `aud`, and `aud-personal-matters` for a letter of another kind. */
export function letterId(kind: string, unit: string): string {
  return kind === PLAIN_KIND ? unit : `${unit}-${kind}`;
}

/** The letters a rulebook sends: id → kind and unit. */
export function lettersOfBook(book: Rulebook): Map<string, { kind: string; unit: string }> {
  const all = Object.entries(book.letters).flatMap(([kind, { units }]) => units.map((unit) => ({ kind, unit })));
  return new Map(all.map((letter) => [letterId(letter.kind, letter.unit), letter]));
}

/** One letter.sent for each unit. Numbers run on from `numberFrom`, so a repeat gives the same ones. */
export function sendCommands(book: Rulebook, request: SendLetters): Item[] {
  const { at, orgs, numberPrefix, numberFrom, approval, evidence } = request;
  const kind = request.kind ?? (PLAIN_KIND in book.letters ? PLAIN_KIND : Object.keys(book.letters)[0]);
  const letter = kind === undefined ? undefined : book.letters[kind];
  if (kind === undefined || !letter) {
    throw badFields({ field: 'kind', detail: `规程“${book.title}”没有这种函件：${kind ?? '情况函询'}` });
  }
  const units = [...new Set(request.units ?? letter.units)];
  const strangers = letter.open ? [] : units.filter((unit) => !letter.units.includes(unit));
  if (strangers.length > 0) {
    throw badFields(...strangers.map((unit) => ({ field: 'units', detail: `规程没有写向 ${unit} 发${letter.title}` })));
  }
  return units.map((unit, i) => {
    const number = numberPrefix === undefined ? {} : { number: `${numberPrefix}${numberFrom + i}号` };
    const data = { unit, kind, ...number, ...(orgs && { orgs }) };
    return {
      command: { type: 'record-fact', fact: 'letter.sent', on: `letter/${letterId(kind, unit)}`, at, data },
      approval,
      evidence,
    };
  });
}
