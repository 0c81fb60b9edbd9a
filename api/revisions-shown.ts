import type { Db } from '../db/client.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { type Change, changesBy, changesByCopies, dueBefore, type Revision } from '../db/queries/revisions.ts';
import { DEADLINE_CHANGES } from '../procedure/heart/deadline-change.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import type { ShownChange, ShownRevision } from './schemas/revisions.ts';
import { subjectWords } from './words.ts';

/** Revisions as the ledger has them: when, from which version to which, on whose word, and what moved. */
export async function revisionsShown(
  db: Db,
  books: Books,
  round: string,
  revisions: Revision[],
): Promise<ShownRevision[]> {
  const known = await books.byHashes(revisions.flatMap(({ body: { hash, was } }) => [hash, ...(was ? [was] : [])]));
  const names = new Map((await inspectionsOfRound(db, round)).map(({ ref, name }) => [ref, name]));
  const shown: ShownRevision[] = [];
  for (const revision of revisions) {
    const { workflowId, seq, happenedAt, recordedAt, origin, body } = revision;
    const [before, after] = [known.get(body.was ?? ''), known.get(body.hash)];
    const changes = [...(await changesBy(db, revision)), ...(await changesByCopies(db, revision))];
    shown.push({
      ...{ workflowId, seq, happenedAt, recordedAt },
      from: versionOf(before),
      to: versionOf(after),
      reason: body.reason ?? null,
      typedBy: origin?.typedBy ?? null,
      approval: origin?.approvals ?? origin?.approval ?? null,
      copies: body.copies?.length ?? 0,
      deadlines: await Promise.all(changes.map((change) => changeShown(db, change, before, after, names))),
    });
  }
  return shown;
}

/** A version by its name and hash. */
function versionOf(book: Rulebook | undefined): { id: string; title: string; hash: string } | null {
  return book ? { id: book.id, title: book.title, hash: book.hash } : null;
}

/** One change with its words; `before` and `after`: the versions followed. */
export async function changeShown(
  db: Db,
  change: Change,
  before: Rulebook | undefined,
  after: Rulebook | undefined,
  names: ReadonlyMap<string, string>,
): Promise<ShownChange> {
  const { workflowId, seq, rulebookHash, body } = change;
  const { key, rule, subject } = body;
  const was = body.type === 'deadline.moved' ? (body.was ?? null) : await dueBefore(db, change);
  const due = body.type === 'deadline.reopened' ? was : 'due' in body ? (body.due ?? null) : null;
  return {
    ...{ workflowId, seq, key, rule, was, due },
    title: (after?.deadlines[rule] ?? before?.deadlines[rule])?.title ?? rule,
    about: subjectWords(subject, names),
    what: DEADLINE_CHANGES[body.type],
    provisional: 'provisional' in body && body.provisional,
    fromHash: before?.hash ?? null,
    toHash: rulebookHash,
  };
}
