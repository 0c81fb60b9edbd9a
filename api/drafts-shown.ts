import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { openDrafts } from '../db/queries/drafts.ts';
import { nextSignature, nextSigners } from '../procedure/heart/approvals.ts';
import { mayBeSigned } from '../procedure/rights/may-sign.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { factsSeen } from './permissions/sees.ts';
import type { draftSchema } from './schemas/drafts.ts';
import { factTitle } from './words.ts';

/** Papers on their way in a round, or in the standing office, each with the signature it waits for. */
export async function draftsShown(
  db: Db,
  round: string,
  book: Rulebook,
  viewer: Viewer,
): Promise<z.infer<typeof draftSchema>[]> {
  const rows = factsSeen(book, await openDrafts(db, round), viewer);
  return rows.map(({ draftId: id, workflowId, subject: on, fact, date, data, signed }) => ({
    ...{ id, workflowId, fact, on, date, data, signed },
    title: factTitle(book, fact),
    waitsFor: nextSignature(book, fact, data, signed) ?? null,
    mine: mayBeSigned(viewer, nextSigners(book, fact, data, signed)),
  }));
}
