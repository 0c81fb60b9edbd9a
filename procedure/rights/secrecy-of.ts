import { kindFor } from '../heart/letters.ts';
import type { Marking } from '../heart/state.ts';
import type { LetterKind, Rulebook } from '../rulebook/schema.ts';
import { highest, type Secrecy } from '../rulebook/secrecy.ts';
import { type Matter, nameOf, sortOf, unitOf } from './matter.ts';

const MARKED: Record<Marking, Secrecy> = {
  内部: 'internal',
  密件: 'confidential',
  秘密: 'confidential',
  机密: 'confidential',
  绝密: 'confidential',
};

/** What happens to a letter before anything came back. */
const OUTWARD = new Set(['letter.sent', 'letter.received', 'letter.personnel-received', 'letter.no-personnel']);

/**
 * 密级 of a fact, letter, thing, deadline, draft or report; undefined is ordinary. The highest of what its step, the thing
 * it is about, the letter it answers and the paper's own marking say. Running rounds carry rulebooks without the words:
 * there only letters written `secret` are above ordinary.
 */
export function secrecyOf(book: Rulebook, matter: Omit<Matter, 'round'>): Secrecy | undefined {
  const about = { round: '', ...matter };
  const name = nameOf(book, about);
  const step = name === undefined ? undefined : book.steps[name];
  const marked = about.data?.level;
  return highest([
    step?.secrecy,
    name?.startsWith('letter.') && !OUTWARD.has(name) ? secrecyOfLetter(book, about) : undefined,
    step?.limits ? undefined : secrecyOfSort(book, sortOf(book, about)),
    marked === undefined ? undefined : MARKED[marked],
  ]);
}

/** 密级 of things of a sort: that of the steps which begin them. */
export function secrecyOfSort(book: Rulebook, sort: string | undefined): Secrecy | undefined {
  if (sort === undefined) return undefined;
  return highest(Object.values(book.steps).flatMap(({ opens, secrecy }) => (opens === sort ? [secrecy] : [])));
}

/** 密级 of what comes back on letters of a kind. */
export function secrecyOfKind(kind: Pick<LetterKind, 'secrecy' | 'secret'> | undefined): Secrecy | undefined {
  return kind?.secrecy ?? (kind?.secret ? 'confidential' : undefined);
}

function secrecyOfLetter(book: Rulebook, matter: Matter): Secrecy | undefined {
  const { letterKind, data, subject } = matter;
  const told = letterKind ?? data?.kind;
  const unit = unitOf(matter) ?? subject?.letter ?? '';
  const kind = told !== undefined && book.letters[told] ? told : kindFor(book, unit);
  return secrecyOfKind(book.letters[kind]);
}
