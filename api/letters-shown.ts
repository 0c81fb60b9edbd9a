import type { z } from 'zod';
import { type DeadlineRow, listDeadlines } from '../db/queries/deadlines.ts';
import { type FactRow, listFacts } from '../db/queries/facts.ts';
import type { LetterView } from '../db/queries/letter-view.ts';
import { lettersOfRound } from '../db/queries/letters.ts';
import { formatDate } from '../procedure/counting/index.ts';
import { kindFor } from '../procedure/heart/letters.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import type { letterSchema } from './schemas/letters.ts';
import { roleTitle } from './words.ts';

type Letter = z.infer<typeof letterSchema>;

/** The letters of a round with their dates, replies, where the original is, and the term of the answer. */
export async function lettersShown(deps: ApiDeps, round: string, book: Rulebook): Promise<Letter[]> {
  const { db } = deps;
  const rules = Object.entries(book.deadlines).flatMap(([id, rule]) => (rule.per === 'letter' ? [id] : []));
  const [views, moves, due] = await Promise.all([
    lettersOfRound(db, round),
    listFacts(db, { round, facts: ['letter.distributed', 'letter.original-returned'], standing: true }),
    listDeadlines(db, { filter: { round, rules }, view: viewNow(deps), limit: 1000, offset: 0 }),
  ]);
  return views.map((view) => shown(view, moves, due.items, book));
}

function shown(view: LetterView, moves: FactRow[], deadlines: DeadlineRow[], book: Rulebook): Letter {
  const { letter, unit, number, inspections, sentOn, receivedOn } = view;
  const kind = view.kind ?? kindFor(book, unit);
  const deadline = deadlines.find((row) => row.letter === letter);
  return {
    letter,
    unit,
    unitTitle: roleTitle(unit),
    kind,
    kindTitle: book.letters[kind]?.title ?? kind,
    number,
    inspections,
    sentOn,
    receivedOn,
    personnelReceivedOn: view.namesReceivedOn,
    noPersonnelOn: view.noNamesOn,
    replies: view.replies.map(({ inspection, date, nothing }) => ({ inspection, date, nothing })),
    custody: custodyOf(
      view,
      moves.filter((move) => move.subject === `letter/${letter}`),
    ),
    deadline: deadline ? termOf(deadline) : null,
  };
}

/** Who has the original（收—送—退—归）: the unit until it replied, then the office, a group while it is out. */
function custodyOf({ replies }: LetterView, moves: FactRow[]): Letter['custody'] {
  const last = moves.at(-1);
  if (!last) {
    const since = replies[0]?.date ?? null;
    return { holder: since === null ? 'unit' : 'office', since, groups: [] };
  }
  if (last.fact === 'letter.original-returned') return { holder: 'office', since: last.date, groups: [] };
  const groups = new Set((last.data.inspections ?? []).map((ref) => Number(ref.split('-')[0])));
  return { holder: 'group', since: last.date, groups: [...groups] };
}

function termOf(row: DeadlineRow): NonNullable<Letter['deadline']> {
  const { key, rule, due, provisional, light, verdict, lateDays, waitingFor } = row;
  const dueText = due === null ? null : formatDate(due);
  return { key, rule, due, dueText, provisional, light, verdict, lateDays, waitingFor: waitingFor ?? [] };
}
