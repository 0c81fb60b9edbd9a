import type { Entry } from '../../procedure/entry.ts';
import { Reader } from '../../procedure/narrative/reader.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Evidence } from '../evidence.ts';
import { lineOf, placed, type TimelineLine } from './line.ts';
import { type Places, placesIn } from './places.ts';
import type { WebUi } from './web-ui.ts';

/** What a timeline is told with beside the evidence. */
export interface Telling {
  /** Versions of rulebooks by hash. */
  books: ReadonlyMap<string, Rulebook>;
  /** Names by code, from the office's register. */
  people?: Iterable<[string, string]> | undefined;
  ui?: WebUi | undefined;
}

/** Every entry of a round, in the order of recording, each with its place in the histories. */
export async function timelineOf(
  { workflows }: Pick<Evidence, 'workflows'>,
  { books, people, ui }: Telling,
): Promise<TimelineLine[]> {
  const places = new Map<string, Places>();
  for (const { workflowId, runs } of workflows) places.set(workflowId, await placesIn(runs));
  const reader = new Reader(books, people);
  return workflows
    .flatMap(({ entries }) => entries)
    .sort(asRecorded)
    .map((entry) => placed(reader.read(entry, lineOf), places.get(entry.workflowId)?.of(entry), ui));
}

type Ordered = Pick<Entry, 'recordedAt' | 'workflowId' | 'seq'>;

/** The one order of entries: when they were recorded, then by workflow and sequence. */
export function asRecorded(a: Ordered, b: Ordered): number {
  return compare(a.recordedAt, b.recordedAt) || compare(a.workflowId, b.workflowId) || a.seq - b.seq;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
