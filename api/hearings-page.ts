import type { z } from 'zod';
import { type Listing, listed } from './listed.ts';
import type { HearingQuery, hearingSchema, TransferQuery, transferSchema } from './schemas/rounds.ts';

type Hearing = z.infer<typeof hearingSchema>;
type Transfer = z.infer<typeof transferSchema>;

const hearings: Listing<Hearing, 'date' | 'title'> = {
  words: ({ title }) => [title],
  by: { date: ({ date }) => date, title: ({ title }) => title },
  id: ({ id }) => id,
};

/** One page of the hearings of a round. */
export function hearingsPage(rows: readonly Hearing[], query: HearingQuery) {
  const { step, inspection } = query;
  const asked = rows.filter(
    (row) =>
      (step === undefined || row.step === step) && (inspection === undefined || row.inspections.includes(inspection)),
  );
  return listed(asked, query, hearings);
}

const stillOpen = ({ clues }: Transfer) => clues.filter(({ closedOn }) => closedOn === null).length;

const transfers: Listing<Transfer, 'no' | 'receiver' | 'clues' | 'open'> = {
  words: ({ receiverTitle, clues, inspections }) => [
    receiverTitle,
    ...clues.map(({ number }) => number),
    ...inspections,
  ],
  by: {
    no: ({ no }) => no,
    receiver: ({ receiverTitle }) => receiverTitle,
    clues: ({ clues }) => clues.length,
    open: stillOpen,
  },
  id: ({ no }) => String(no),
};

/** One page of the clue transfers somebody may know of. */
export function transfersPage(rows: readonly Transfer[], query: TransferQuery) {
  return listed(transfersAsked(rows, query), query, transfers);
}

function transfersAsked(rows: readonly Transfer[], { receiver, closed, early }: TransferQuery): Transfer[] {
  return rows.filter(
    (row) =>
      (receiver === undefined || row.receiver === receiver) &&
      (closed === undefined || (stillOpen(row) === 0) === closed) &&
      (early === undefined || row.early === early),
  );
}
