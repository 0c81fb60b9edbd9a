import type { LetterView } from '../../../db/queries/letter-view.ts';
import { groupTitle } from '../../../papers/numerals.ts';
import type { Row } from '../../../papers/told.ts';
import { kindFor } from '../../../procedure/heart/letters.ts';
import { type Custody, custodyOf } from '../../../procedure/heart/originals.ts';
import { roleTitle } from '../../words.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, numbered, ofRound, organizationRows, organizationsOf } from '../names.ts';

/** What a letter is a letter of: the kind it was sent as, else the rulebook's for its unit. */
export function kindOf({ book }: Printable, { kind, unit }: LetterView): string {
  return kind ?? kindFor(book, unit);
}

/** The letters of these kinds. */
export function letterChoices(context: Printable, kinds: readonly string[] | undefined): Choice[] {
  return context.letters
    .filter((letter) => kinds === undefined || kinds.includes(kindOf(context, letter)))
    .map((letter) => {
      const asked = letter.inspections ?? undefined;
      return {
        on: `letter.${letter.letter}`,
        title: `${roleTitle(letter.unit)}${letter.number ? ` ${letter.number}` : ''}`,
        subject: { letter: letter.letter, unit: letter.unit },
        own: {
          ...ofRound(context),
          ...{ unit: roleTitle(letter.unit), unitCode: letter.unit, number: letter.number ?? undefined },
          kind: context.book.letters[kindOf(context, letter)]?.title,
          asked: organizationsOf(context, asked),
          ...{ sent: day(letter.sentOn), received: day(letter.receivedOn) },
        },
        rows: { asked: organizationRows(context, asked) },
      };
    });
}

/** 函询材料登记备案簿: one line for each original, for a letter without one its own. */
export function letterRows(context: Printable): Row[] {
  const originals = custodyOf({
    facts: context.facts.map(({ factId: id, fact, subject: on, at, date, data }) => ({ id, fact, on, at, date, data })),
  });
  return numbered(
    context.letters.flatMap((letter) => {
      const own = originals.filter((one) => one.letter === `letter/${letter.letter}`);
      return own.length === 0 ? [lineOf(context, letter)] : own.map((one) => lineOf(context, letter, one));
    }),
  );
}

function lineOf(context: Printable, letter: LetterView, original?: Custody): Row {
  const due = context.deadlines.find((row) => row.letter === letter.letter)?.due;
  const kind = context.book.letters[kindOf(context, letter)]?.title;
  return {
    ...{ unit: roleTitle(letter.unit), number: letter.number ?? undefined, kind },
    ...{
      sent: day(letter.sentOn),
      received: day(letter.receivedOn),
      due: day(due),
      replied: day(letter.replies[0]?.date),
    },
    distributed: day(original?.handed ?? letter.distributedOn),
    group: original?.group === undefined ? undefined : groupTitle(original.group),
    returned: day(original?.returned ?? letter.originalReturnedOn),
    filed: day(original?.filed ?? letter.filedOn),
    original: original?.number,
  };
}
