import { and, asc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { EntryBody } from '../../procedure/entry.ts';
import { DEADLINE_CHANGE_TYPES, type DeadlineChangeType } from '../../procedure/heart/deadline-change.ts';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';

/** The columns that tell which version changed what, and on whose word. */
const { workflowId, seq, type, happenedAt, recordedAt, rulebookHash, commandId, origin, body } = entries;
const told = { workflowId, seq, happenedAt, recordedAt, rulebookHash, commandId, origin, body };

type Body<T extends EntryBody['type']> = Extract<EntryBody, { type: T }>;
type Told<T extends EntryBody['type']> = Omit<typeof entries.$inferSelect, 'body'> & { body: Body<T> };
type Line<T extends EntryBody['type']> = Pick<Told<T>, keyof typeof told>;

export type Revision = Line<'rulebook.revised'>;

/** A change of a deadline as an entry tells it. */
export type Change = Line<DeadlineChangeType>;

const DATED = ['deadline.opened', 'deadline.moved', 'deadline.withdrawn', 'deadline.waiting'] as const;

/** The revisions of a round’s rulebook in the order they were recorded: all, or those of the given commands. */
export function revisionsOf(db: Db, round: string, commands?: string[]): Promise<Revision[]> {
  return lines(db, ['rulebook.revised'], eq(entries.round, round), commands && inArray(commandId, commands));
}

/** The changes that a revision’s own command recorded after it. */
export function changesBy(db: Db, revision: Revision): Promise<Change[]> {
  if (revision.commandId === null) return Promise.resolve([]);
  const own = eq(workflowId, revision.workflowId);
  return lines(db, DEADLINE_CHANGE_TYPES, own, eq(commandId, revision.commandId), gte(seq, revision.seq));
}

/** The changes that one command recorded in its own workflow. */
export function changesOfCommand(db: Db, workflow: string, command: string): Promise<Change[]> {
  return lines(db, DEADLINE_CHANGE_TYPES, eq(workflowId, workflow), eq(commandId, command));
}

/** What one command recorded that others may have been told of. */
export function entriesOfCommand(db: Db, workflow: string, command: string): Promise<Line<EntryBody['type']>[]> {
  return db
    .select(told)
    .from(entries)
    .where(and(eq(workflowId, workflow), eq(commandId, command)))
    .orderBy(asc(seq)) as Promise<Line<EntryBody['type']>[]>;
}

/** Whether every fact a revision copied has arrived. */
export async function copiesArrived(db: Db, revision: Revision): Promise<boolean> {
  const { copies = [] } = revision.body;
  const arrived = await Promise.all([...new Set(copies.map(({ to }) => to))].map((to) => arrivedAt(db, revision, to)));
  return arrived.flat().length >= copies.length;
}

/** The changes in the peers that a revision copied facts to: those recorded with the copy, up to the next one. */
export async function changesByCopies(db: Db, telling: Telling): Promise<Change[]> {
  const { workflowId: from } = telling;
  const changes: Change[] = [];
  for (const to of new Set(copiesOf(telling).map((copy) => copy.to))) {
    const taken = await arrivedAt(db, telling, to);
    const own = new Set(taken.map((line) => line.body.n));
    const [first, last] = [taken.at(0), taken.at(-1)];
    if (!first || !last) continue;
    const between = [gte(seq, first.seq), gte(recordedAt, first.recordedAt), lte(recordedAt, last.recordedAt)];
    const types = ['fact.copied', 'correction.copied', ...DEADLINE_CHANGE_TYPES] as const;
    let ours = false;
    for (const line of await lines(db, types, eq(workflowId, to), isNull(commandId), ...between)) {
      if (line.body.type === 'fact.copied' || line.body.type === 'correction.copied')
        ours = line.body.from === from && own.has(line.body.n);
      else if (ours) changes.push({ ...line, body: line.body });
    }
  }
  return changes;
}

/** An entry whose copies went to peers. */
type Telling = Pick<Line<EntryBody['type']>, 'workflowId' | 'body'>;

function copiesOf({ body: told }: Telling): { to: string; n: number }[] {
  return 'copies' in told ? (told.copies ?? []) : [];
}

async function arrivedAt(db: Db, telling: Telling, to: string) {
  const { workflowId: from } = telling;
  const own = new Set(
    copiesOf(telling)
      .filter((copy) => copy.to === to)
      .map(({ n }) => n),
  );
  const copied = await lines(
    db,
    ['fact.copied', 'correction.copied'],
    eq(workflowId, to),
    eq(sql`${body}->>'from'`, from),
  );
  return copied.filter((line) => own.has(line.body.n));
}

/** The due date a deadline had before one of its entries; null when it had none. */
export async function dueBefore(db: Db, change: Change): Promise<string | null> {
  const before = await lines(
    db,
    DATED,
    eq(workflowId, change.workflowId),
    eq(sql`${body}->>'key'`, change.body.key),
    lte(seq, change.seq - 1),
  );
  const last = before.at(-1)?.body;
  return (last && 'due' in last && last.due) || null;
}

async function lines<T extends EntryBody['type']>(
  db: Db,
  types: readonly T[],
  ...where: (SQL | undefined)[]
): Promise<Line<T>[]> {
  const rows = await db
    .select(told)
    .from(entries)
    .where(and(inArray(type, [...types]), ...where))
    .orderBy(asc(recordedAt), asc(workflowId), asc(seq));
  return rows as Line<T>[];
}
