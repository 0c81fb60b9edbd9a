import type { Db } from '../../db/client.ts';
import { movedBy } from '../../db/queries/calendar-moved.ts';
import { type PreviewMoveRow, previewMoves } from '../../db/queries/calendar-previews.ts';
import { datedBefore } from '../../db/queries/dated-before.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import type { ChangedDay } from '../../procedure/calendar/changed-days.ts';
import { formatDue } from '../../procedure/counting/index.ts';
import type { CalendarMove } from '../../procedure/heart/calendar-moves.ts';
import { roundOf } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { ShownMove } from '../schemas/calendar-moves.ts';
import { paging } from '../schemas/common.ts';
import { subjectWords } from '../words.ts';
import { daysCounted, whyMoved } from './why.ts';

interface PageAsked {
  page: number;
  pageSize: number;
}

/** What changed between two versions, which tells why a deadline moves. */
export interface Change {
  changed: ChangedDay[];
  lastYear: number;
}

/** One page of what a previewed calendar would move. */
export async function previewShown(db: Db, books: Books, preview: string, change: Change, asked: PageAsked) {
  const { items, total } = await previewMoves(db, preview, paging(asked));
  const shown = await movesShown(db, books, items, change);
  const rows = shown.map((move, index) => ({ ...move, status: (items[index] as PreviewMoveRow).status }));
  return { items: rows, total, ...asked };
}

/** One page of what a calendar did move, as the ledger's entries tell. */
export async function movedShown(db: Db, books: Books, no: number, change: Change, asked: PageAsked) {
  const { items, total } = await movedBy(db, no, paging(asked));
  const before = await datedBefore(
    db,
    items.map(({ workflowId, seq, body: { key } }) => ({ workflowId, seq, key })),
  );
  const moves = items.map(({ workflowId, rulebookHash, body }, index) => {
    const { key, rule, subject } = body;
    const known = before[index];
    const dated = body.type === 'deadline.moved' || body.type === 'deadline.opened';
    const was = body.type === 'deadline.opened' ? null : (known?.due ?? null);
    const due = dated ? (body.due ?? null) : body.type === 'deadline.reopened' ? was : null;
    return {
      ...{ workflowId, rulebookHash, key, rule, subject, was, due },
      what: body.type.slice('deadline.'.length) as CalendarMove['what'],
      base: dated ? body.base : undefined,
      wasProvisional: was !== null && (known?.provisional ?? false),
      provisional: dated && body.provisional,
    };
  });
  const shown = await movesShown(db, books, moves, change);
  return { items: shown.map((move, index) => ({ ...move, seq: items[index]?.seq ?? 0 })), total, ...asked };
}

type Move = Pick<
  PreviewMoveRow,
  'workflowId' | 'key' | 'rule' | 'subject' | 'rulebookHash' | 'what' | 'was' | 'due' | 'wasProvisional' | 'provisional'
> & { base?: string | null | undefined };

async function movesShown(db: Db, books: Books, moves: Move[], { changed, lastYear }: Change): Promise<ShownMove[]> {
  const known = await books.byHashes(moves.map(({ rulebookHash }) => rulebookHash));
  const rounds = [...new Set(moves.map(({ workflowId }) => roundOf(workflowId)))];
  const rows = await Promise.all(rounds.map((round) => inspectionsOfRound(db, round)));
  const names = new Map(rounds.map((round, at) => [round, new Map(rows[at]?.map(({ ref, name }) => [ref, name]))]));
  return moves.map(({ workflowId, key, rule, subject, rulebookHash, what, base, ...dates }) => {
    const { was, due, wasProvisional, provisional } = dates;
    const counted = { ...dates, base: base ?? undefined };
    const days = daysCounted(counted, changed);
    return {
      ...{ workflowId, key, rule, what, was, due, wasProvisional, provisional, days },
      title: known.get(rulebookHash)?.deadlines[rule]?.title ?? rule,
      about: subjectWords(subject, names.get(roundOf(workflowId)) ?? new Map()),
      wasText: dateText(was, wasProvisional),
      dueText: dateText(due, provisional),
      why: whyMoved(counted, days, lastYear),
    };
  });
}

function dateText(date: string | null, provisional: boolean): string | null {
  return date === null ? null : formatDue(date, provisional);
}
