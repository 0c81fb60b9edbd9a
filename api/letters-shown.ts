import { type DeadlineRow, listDeadlines } from '../db/queries/deadlines.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import type { LetterView } from '../db/queries/letter-view.ts';
import { lettersOfRound } from '../db/queries/letters.ts';
import { formatDue } from '../procedure/counting/index.ts';
import { kindFor } from '../procedure/heart/letters.ts';
import type { Custody } from '../procedure/heart/originals.ts';
import { secrecyOfKind } from '../procedure/rights/secrecy-of.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { isSecret } from '../procedure/rulebook/secrecy.ts';
import type { Account } from './auth/account.ts';
import { viewNow } from './clock.ts';
import { holderOf, originalsOf } from './custody.ts';
import type { ApiDeps } from './deps.ts';
import { hasInspection, reachOf } from './permissions/reach.ts';
import { lettersSeen } from './permissions/sees.ts';
import { viewerIn } from './permissions/viewer.ts';
import type { Letter } from './schemas/letters.ts';
import { factTitle, roleTitle } from './words.ts';

interface Known {
  book: Rulebook;
  originals: Custody[];
  deadlines: DeadlineRow[];
  /** Every organization of the round. */
  everybody: string[];
}

/** The letters of a round with their dates, replies, where the original is, and the term of the answer. */
export async function lettersShown(deps: ApiDeps, round: string, book: Rulebook, account: Account): Promise<Letter[]> {
  const { db } = deps;
  const rules = Object.entries(book.deadlines).flatMap(([id, rule]) => (rule.per === 'letter' ? [id] : []));
  const [views, originals, due, inspections] = await Promise.all([
    lettersOfRound(db, round),
    originalsOf(db, round),
    listDeadlines(db, { filter: { round, rules }, view: viewNow(deps), limit: 1000, offset: 0 }),
    inspectionsOfRound(db, round),
  ]);
  const deadlines = due.items.filter(({ status }) => status !== 'withdrawn');
  const everybody = inspections.map(({ ref }) => ref);
  const reach = reachOf(account, 'letters.see');
  const own = everybody.filter((ref) => hasInspection(reach, round, ref));
  const viewer = await viewerIn(db, book, round, { account, right: 'letters.see' });
  const seen = lettersSeen({ book, round, viewer }, views, { everybody, own });
  return seen.map((view) => shown(view, { book, originals, deadlines, everybody }));
}

function shown(view: LetterView, { book, originals, deadlines, everybody }: Known): Letter {
  const { letter, unit, number, inspections, sentOn, receivedOn } = view;
  const kind = view.kind ?? kindFor(book, unit);
  const deadline = deadlines.find((row) => row.letter === letter);
  const answered = new Set(view.replies.map(({ inspection }) => inspection));
  return {
    letter,
    unit,
    unitTitle: roleTitle(unit),
    kind,
    kindTitle: book.letters[kind]?.title ?? kind,
    secret: isSecret(secrecyOfKind(book.letters[kind])),
    number,
    inspections,
    sentOn,
    receivedOn,
    personnelReceivedOn: view.namesReceivedOn,
    noPersonnelOn: view.noNamesOn,
    replies: view.replies.map(({ inspection, date, nothing }) => ({ inspection, date, nothing })),
    unanswered: (inspections ?? everybody).filter((ref) => !answered.has(ref)),
    custody: holderOf(view, originals),
    deadline: deadline ? termOf(deadline, book) : null,
  };
}

function termOf(row: DeadlineRow, book: Rulebook): NonNullable<Letter['deadline']> {
  const { key, rule, due, provisional, light, verdict, lateDays } = row;
  const dueText = due === null ? null : formatDue(due, provisional);
  const waitingFor = (row.waitingFor ?? []).map((fact) => ({ fact, title: factTitle(book, fact) }));
  return { key, rule, due, dueText, provisional, light, verdict, lateDays, waitingFor };
}
