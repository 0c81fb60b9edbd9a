import { type Listing, listed, ordered } from './listed.ts';
import type { Letter, LetterQuery } from './schemas/letters.ts';

type Sort = 'letter' | 'unit' | 'kind' | 'number' | 'sent' | 'received' | 'due' | 'replied';

const listing: Listing<Letter, Sort> = {
  words: ({ letter, unitTitle, kindTitle, number }) => [letter, unitTitle, kindTitle, number],
  by: {
    letter: ({ letter }) => letter,
    unit: ({ unitTitle }) => unitTitle,
    kind: ({ kindTitle }) => kindTitle,
    number: ({ number }) => number,
    sent: ({ sentOn }) => sentOn,
    received: ({ receivedOn }) => receivedOn,
    due: ({ deadline }) => deadline?.due,
    replied: ({ replies }) => replies.at(-1)?.date,
  },
  id: ({ letter }) => letter,
};

/** One page of the letters somebody sees. */
export function lettersPage(letters: readonly Letter[], query: LetterQuery) {
  return listed(asked(letters, query), query, listing);
}

/** All letters of a question, for an export. */
export function lettersAsked(letters: readonly Letter[], query: Omit<LetterQuery, 'page' | 'pageSize'>): Letter[] {
  return ordered(asked(letters, query), query, listing);
}

type Filter = Pick<LetterQuery, 'unit' | 'kind' | 'light' | 'replied'>;

function asked(letters: readonly Letter[], { unit, kind, light, replied }: Filter): Letter[] {
  return letters.filter(
    (one) =>
      (unit === undefined || one.unit === unit) &&
      (kind === undefined || one.kind === kind) &&
      (light === undefined || one.deadline?.light === light) &&
      (replied === undefined || (one.unanswered.length === 0) === replied),
  );
}
