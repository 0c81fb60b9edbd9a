import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { type EntryCursor, entriesOf, entriesOfRound, type LedgerEntry } from '../db/queries/entries.ts';
import type { EntriesSeen } from './permissions/entries-seen.ts';
import { badFields } from './problem.ts';
import type { entrySchema } from './schemas/ledger.ts';

export interface EntryQuery {
  round?: string | undefined;
  workflow?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Entries in order, those somebody may read, with what to ask `after` for the next page; null when these were the last. */
export async function entriesShown(
  db: Db,
  { round, workflow, after, limit }: EntryQuery,
  seen: EntriesSeen,
): Promise<{ items: z.infer<typeof entrySchema>[]; next: string | null }> {
  if ((round === undefined) === (workflow === undefined)) {
    throw badFields({ field: 'round', detail: 'round 与 workflow 恰写一个' });
  }
  if (workflow !== undefined) {
    const items = await entriesOf(db, workflow, { after: readSeq(after), limit });
    const next = items.length < limit ? null : String(items.at(-1)?.seq);
    return { items: await readable(items, seen), next };
  }
  const cursor = after === undefined ? {} : { after: readCursor(after) };
  const items = await entriesOfRound(db, round ?? '', { ...cursor, limit });
  const last = items.at(-1);
  return { items: await readable(items, seen), next: last && items.length === limit ? cursorOf(last) : null };
}

async function readable(entries: LedgerEntry[], seen: EntriesSeen) {
  const may = await Promise.all(entries.map((entry) => seen.has(entry)));
  return entries.filter((_, index) => may[index]).map(shown);
}

function shown(entry: LedgerEntry): z.infer<typeof entrySchema> {
  return { ...entry, body: { ...entry.body } };
}

function readSeq(after = '0'): number {
  if (!/^\d{1,9}$/.test(after)) throw badAfter();
  return Number(after);
}

const cursorSchema = z.tuple([z.iso.datetime(), z.string(), z.number().int()]);

function cursorOf({ recordedAt, workflowId, seq }: LedgerEntry): string {
  return Buffer.from(JSON.stringify([recordedAt, workflowId, seq])).toString('base64url');
}

function readCursor(after: string): EntryCursor {
  try {
    const [recordedAt, workflowId, seq] = cursorSchema.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { recordedAt, workflowId, seq };
  } catch {
    throw badAfter();
  }
}

function badAfter() {
  return badFields({ field: 'after', detail: 'after 应为上一页给出的 next' });
}
