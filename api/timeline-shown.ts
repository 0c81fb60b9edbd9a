import type { z } from 'zod';
import { lineOf, placed, type TimelineLine } from '../audit/timeline/line.ts';
import { type Places, placesIn } from '../audit/timeline/places.ts';
import type { LedgerEntry } from '../db/queries/entries.ts';
import { entryCount } from '../db/queries/entry-count.ts';
import type { Audits } from './audits.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { RoundEntries } from './round-entries.ts';
import { paging } from './schemas/common.ts';
import type { TimelineQuery, timelineSchema } from './schemas/timeline.ts';

type Shown = z.infer<typeof timelineSchema>;

/** One page of a round's timeline, each line with the event it comes from. */
export async function timelineShown(
  { db, audits }: Pick<ApiDeps, 'db' | 'audits'>,
  books: Books,
  { round, account }: { round: string; account: Account },
  query: TimelineQuery,
): Promise<Shown> {
  const { workflow, events, page, pageSize } = query;
  const { limit, offset } = paging(query);
  const entries = await RoundEntries.of(db, books, round, account);
  const reader = entries.reader();
  const told: { entry: LedgerEntry; line: TimelineLine }[] = [];
  let index = 0;
  for await (const entry of entries.read()) {
    const asked = workflow === undefined || entry.workflowId === workflow;
    const onPage = asked && index >= offset;
    // Those before the page are only read for what they tell of it.
    const line = reader.read(entry, (read) => (onPage ? lineOf(read) : undefined));
    if (line) told.push({ entry, line });
    if (asked) index += 1;
    // What comes later says nothing of what was before.
    if (told.length === limit) break;
  }
  const ids = new Set(told.map(({ entry }) => entry.workflowId));
  const { histories, places } = await placesOf(events ? audits : undefined, round, ids);
  const items = told.map(({ entry, line }) => placed(line, places.get(entry.workflowId)?.of(entry), audits?.ui));
  const total = (await entryCount(db, round, workflow)) - entries.hidden;
  return { items, total, page, pageSize, histories };
}

/** Reads the histories of some workflows, one after another: only what is found in them stays in memory. */
async function placesOf(audits: Audits | undefined, round: string, workflowIds: Iterable<string>) {
  const places = new Map<string, Places>();
  if (!audits) return { histories: 'unread' as const, places };
  let engine = true;
  for (const workflowId of workflowIds) {
    const found = await audits.runsOf({ round, workflowId }, engine);
    engine = found.engine;
    places.set(workflowId, await placesIn(found.runs));
  }
  return { histories: engine ? ('read' as const) : ('kept-only' as const), places };
}
