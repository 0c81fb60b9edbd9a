import type { letters } from '../schema/letters.ts';
import type { FactRow } from './facts.ts';

/** A reply for one inspection; `nothing` is 无此情况. */
export interface LetterReply {
  letter: string;
  inspection: string;
  date: string;
  nothing: boolean;
}

/** A letter as its facts tell. Dates are the first of their kind, the return of the original the last. */
export interface LetterView {
  letter: string;
  unit: string;
  kind: string | null;
  number: string | null;
  paperHash: string | null;
  /** Inspections it asks about; null: all of the round. */
  inspections: string[] | null;
  sentOn: string | null;
  receivedOn: string | null;
  namesReceivedOn: string | null;
  noNamesOn: string | null;
  distributedOn: string | null;
  originalReturnedOn: string | null;
  /** The last filing of an original（归）. */
  filedOn: string | null;
  replies: LetterReply[];
}

const OF_ORIGINALS = new Set([
  'letter.replied',
  'letter.distributed',
  'letter.original-returned',
  'letter.original-archived',
]);

/** Folds the standing facts of a letter, in the order they happened. */
export function letterView(
  letter: string,
  issued: typeof letters.$inferSelect | undefined,
  facts: FactRow[],
  replies: LetterReply[],
): LetterView {
  const first = (fact: string) => facts.find((row) => row.fact === fact)?.date ?? null;
  // What was said first stands, as in the heart; a number that comes with a reply or later is that of an original.
  const told = <K extends keyof FactRow['data']>(key: K, among = facts) =>
    among.find((row) => row.data[key] !== undefined)?.data[key];
  const outgoing = facts.filter((row) => !OF_ORIGINALS.has(row.fact));
  return {
    letter,
    unit: told('unit') ?? letter,
    kind: told('kind') ?? null,
    number: issued?.number ?? told('number', outgoing) ?? null,
    paperHash: issued?.paperHash ?? null,
    inspections: facts.find((row) => row.fact === 'letter.sent')?.data.orgs ?? null,
    sentOn: first('letter.sent'),
    receivedOn: first('letter.received'),
    namesReceivedOn: first('letter.personnel-received'),
    noNamesOn: first('letter.no-personnel'),
    distributedOn: first('letter.distributed'),
    originalReturnedOn: facts.findLast((row) => row.fact === 'letter.original-returned')?.date ?? null,
    filedOn: facts.findLast((row) => row.fact === 'letter.original-archived')?.date ?? null,
    replies,
  };
}
