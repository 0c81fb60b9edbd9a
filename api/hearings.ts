import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { hearingsOfRound } from '../db/queries/hearings.ts';
import { transfersOfRound } from '../db/queries/transfers.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { transfersSeen } from './permissions/sees.ts';
import type { hearingSchema, transferSchema } from './schemas/rounds.ts';
import { roleTitle } from './words.ts';

/** The hearings of a round, each with the inspections it heard. */
export async function hearingsShown(db: Db, round: string, book: Rulebook): Promise<z.infer<typeof hearingSchema>[]> {
  const shown = new Map<string, z.infer<typeof hearingSchema>>();
  for (const { factId: id, step, date, inspection } of await hearingsOfRound(db, round)) {
    const hearing = shown.get(id) ?? { id, step, title: book.steps[step]?.title ?? step, date, inspections: [] };
    hearing.inspections.push(inspection);
    shown.set(id, hearing);
  }
  return [...shown.values()];
}

/** The clue transfers of a round that somebody may know of. */
export async function transfersShown(
  db: Db,
  round: string,
  book: Rulebook,
  viewer: Viewer,
): Promise<z.infer<typeof transferSchema>[]> {
  const rows = await transfersOfRound(db, round);
  return transfersSeen(book, rows, viewer).map(({ round: _, ...row }) => ({
    ...row,
    receiverTitle: book.receivers[row.receiver]?.title ?? roleTitle(row.receiver),
  }));
}
