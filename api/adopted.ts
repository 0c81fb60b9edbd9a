import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { copiesArrived, type Revision, revisionsOf } from '../db/queries/revisions.ts';
import { workflowsOfRound } from '../db/queries/workflows.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { type Caller, commandId } from './orchestrator.ts';
import { revisionsShown } from './revisions-shown.ts';
import type { adoptedSchema } from './schemas/revisions.ts';

const ARRIVAL_MS = 2000;
const PAUSE_MS = 50;

/** The revisions of a round that a key has led to so far. */
export async function revisionsUnder({ db }: ApiDeps, caller: Caller, round: string): Promise<Revision[]> {
  const workflows = await workflowsOfRound(db, round);
  return revisionsOf(
    db,
    round,
    workflows.map(({ workflowId }) => commandId(caller, workflowId, 0)),
  );
}

/** What an adoption did, now and before under the same key, as the ledger has it. */
export async function adopted(
  deps: ApiDeps,
  books: Books,
  caller: Caller,
  round: string,
  book: Rulebook,
): Promise<z.infer<typeof adoptedSchema>> {
  const taken = await revisionsUnder(deps, caller, round);
  await arrived(deps, taken);
  const revisions = await revisionsShown(deps.db, books, round, taken);
  const workflows = (await workflowsOfRound(deps.db, round)).map(({ workflowId, rulebookHash }) => {
    const own = revisions.find((revision) => revision.workflowId === workflowId);
    const standing = own ? ('taken' as const) : rulebookHash === book.hash ? ('followed' as const) : ('left' as const);
    return { workflowId, standing, from: own?.from ?? null, seq: own?.seq ?? null };
  });
  const { id, title, hash } = book;
  return {
    round,
    rulebook: { id, title, hash },
    workflows,
    deadlines: revisions.flatMap(({ deadlines }) => deadlines),
  };
}

/** What a revision lets a peer know moves deadlines there: told too, when it arrives in time. */
async function arrived({ db }: ApiDeps, revisions: Revision[]): Promise<void> {
  for (const giveUp = Date.now() + ARRIVAL_MS; Date.now() < giveUp; await sleep(PAUSE_MS)) {
    const all = await Promise.all(revisions.map((revision) => copiesArrived(db, revision)));
    if (all.every(Boolean)) return;
  }
}
