import type { z } from 'zod';
import { lineOf, placed, type TimelineLine } from '../audit/timeline/line.ts';
import { type Places, placesIn } from '../audit/timeline/places.ts';
import type { LedgerEntry } from '../db/queries/entries.ts';
import { mentions } from '../db/queries/mentions.ts';
import { kindOf } from '../procedure/narrative/kind.ts';
import type { Audits } from './audits.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { PageWindow } from './page-window.ts';
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
  const { workflow, kind, q, sort, events, page, pageSize } = query;
  const entries = await RoundEntries.of(db, books, round, account);
  const reader = entries.reader();
  const window = new PageWindow<{ entry: LedgerEntry; line: TimelineLine }>({
    ...paging(query),
    back: sort.startsWith('-'),
  });
  for await (const entry of entries.read()) {
    const asked =
      (workflow === undefined || entry.workflowId === workflow) && (kind === undefined || kindOf(entry) === kind);
    const wanted = asked && (q !== undefined || window.wantsNext);
    // The others are only read for what they tell of these.
    const line = reader.read(entry, (read) => (wanted ? lineOf(read) : undefined));
    if (asked && (q === undefined || (line && says(line, q)))) window.pass(line && { entry, line });
  }
  const told = window.page;
  const ids = new Set(told.map(({ entry }) => entry.workflowId));
  const { histories, places } = await placesOf(events ? audits : undefined, round, ids);
  const items = told.map(({ entry, line }) => placed(line, places.get(entry.workflowId)?.of(entry), audits?.ui));
  return { items, total: window.total, page, pageSize, histories };
}

/** Whether a line has what was sought. */
function says({ what, workflow, typedBy, decisions, evidence }: TimelineLine, q: string): boolean {
  return mentions([what, workflow, typedBy, ...evidence, ...decisions.map(({ by }) => by)], q);
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
