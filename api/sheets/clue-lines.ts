import type { z } from 'zod';
import { type DeadlineRow, listDeadlines } from '../../db/queries/deadlines.ts';
import { type FactRow, listFacts } from '../../db/queries/facts.ts';
import { rulebooksInUse } from '../../db/queries/rulebooks.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { ClueLine } from '../../sheets/ledgers/clues.ts';
import { dueNote } from '../../sheets/ledgers/deadlines.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { viewNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { deadlineParts } from '../permissions/deadline-parts.ts';
import { aroundIn, factsSeen } from '../permissions/sees.ts';
import { viewerIn, viewerOf } from '../permissions/viewer.ts';
import type { transferSchema } from '../schemas/rounds.ts';
import { factTitle } from '../words.ts';

type Transfer = z.infer<typeof transferSchema>;

const HANDED = 'transfer.handover';
const FEEDBACK = 'clue.feedback';
const STATUS = 'clue.status';

interface Asking {
  book: Rulebook;
  round: string;
  account: Account;
  /** What the inspections are called, by reference. */
  titles: ReadonlyMap<string, string>;
}

/** A line for each clue of these batches, with what their asker may know of its dates and the term of the first feedback. */
export async function clueLines(
  deps: ApiDeps,
  books: Books,
  transfers: readonly Transfer[],
  { book, round, account, titles }: Asking,
): Promise<ClueLine[]> {
  const { db } = deps;
  const rules = Object.entries(book.deadlines).flatMap(([id, rule]) =>
    rule.level === 'transfer' && rule['met-by'] === FEEDBACK && rule.per === undefined ? [id] : [],
  );
  const used = await books.byHashes(await rulebooksInUse(db));
  const reach = deadlineParts(viewerOf(account, 'deadlines.see'), [...used.values()]);
  const [rows, due, viewer, around] = await Promise.all([
    listFacts(db, { round, facts: [HANDED, FEEDBACK, STATUS], standing: true }),
    listDeadlines(db, { filter: { round, rules, ...reach }, view: viewNow(deps), limit: 2000, offset: 0 }),
    viewerIn(db, book, round, { account, right: 'transfers.see' }),
    aroundIn(db, book, round),
  ]);
  const facts = factsSeen(book, rows, viewer, around);
  const terms = due.items.filter(({ status }) => status !== 'withdrawn');
  return transfers.flatMap((transfer) => {
    const own = facts.filter(({ subject }) => subject === `transfer/${transfer.no}`);
    const term = terms.find(({ transferNo }) => transferNo === transfer.no);
    const batch = {
      batch: transfer.no,
      receiverTitle: transfer.receiverTitle,
      from: transfer.inspections.map((ref) => titles.get(ref) ?? ref),
      early: transfer.early,
      handedOn: daysOf(own, HANDED)[0] ?? null,
      feedbackOn: daysOf(own, FEEDBACK)[0] ?? null,
      reportedOn: daysOf(own, STATUS).at(-1) ?? null,
      ...termOf(term, book),
    };
    return transfer.clues.map(({ number: clue, closedOn }): ClueLine => ({ ...batch, clue, closedOn }));
  });
}

function daysOf(facts: readonly FactRow[], wanted: string): string[] {
  return facts.flatMap(({ fact, date }) => (fact === wanted ? [date] : []));
}

function termOf(row: DeadlineRow | undefined, book: Rulebook): Pick<ClueLine, 'due' | 'dueNote' | 'light'> {
  if (!row) return { due: null, dueNote: null, light: null };
  const { due, provisional, pausedFrom, light } = row;
  const waitingFor = (row.waitingFor ?? []).map((fact) => ({ title: factTitle(book, fact) }));
  return { due, dueNote: dueNote({ due, provisional, pausedFrom, waitingFor }), light };
}
