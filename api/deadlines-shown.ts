import type { z } from 'zod';
import { type Count, MOST_COUNTED } from '../db/queries/capped-count.ts';
import type { DeadlineFilter } from '../db/queries/deadline-filter.ts';
import { type DeadlineRow, listDeadlines } from '../db/queries/deadlines.ts';
import { inspectionNames } from '../db/queries/inspections.ts';
import { rulebooksInUse } from '../db/queries/rulebooks.ts';
import { subjectOfRow } from '../db/queries/subject-of-row.ts';
import { formatDue } from '../procedure/counting/index.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import { isRole, isUnit } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import { viewNow } from './clock.ts';
import { deadlineSearch } from './deadline-search.ts';
import type { ApiDeps } from './deps.ts';
import { deadlineParts } from './permissions/deadline-parts.ts';
import { badFields, type FieldError, notFound } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { DeadlineQuery, deadlineSchema } from './schemas/deadlines.ts';
import { refuseTooFar } from './too-far.ts';
import { factTitle, owedByTitle, subjectWords } from './words.ts';

export type Deadline = z.infer<typeof deadlineSchema>;

/** A deadline with the version of the rulebook that names it; none when no version does any more. */
export interface Named {
  deadline: Deadline;
  book: Rulebook | undefined;
}

/** One page of deadlines, each as its rulebook words it, and how many there are in all. */
export async function deadlinesShown(deps: ApiDeps, books: Books, query: DeadlineQuery, viewer: Viewer) {
  const { items, ...counted } = await deadlinesNamed(deps, books, query, viewer);
  const { page, pageSize } = query;
  return { items: items.map(({ deadline }) => deadline), ...counted, page, pageSize };
}

/** The same as the list has it: counted and paged no further than anybody goes. */
export async function deadlinesPage(deps: ApiDeps, books: Books, query: DeadlineQuery, viewer: Viewer) {
  refuseTooFar(query);
  const { items, ...counted } = await deadlinesNamed(deps, books, query, viewer, MOST_COUNTED);
  const { page, pageSize } = query;
  return { items: items.map(({ deadline }) => deadline), ...counted, page, pageSize };
}

/** The same with their rulebooks. */
export async function deadlinesNamed(
  deps: ApiDeps,
  books: Books,
  query: DeadlineQuery,
  viewer: Viewer,
  mostCounted?: number,
): Promise<{ items: Named[] } & Count> {
  const used = [...(await books.byHashes(await rulebooksInUse(deps.db))).values()];
  if (query.round !== undefined) await knownRound(books, query.round, viewer);
  checkCodes(query, used);
  const search = query.q === undefined ? {} : { search: await deadlineSearch(deps.db, query.q, query.round, used) };
  const filter = { ...filterOf(query, used), ...search, ...deadlineParts(viewer, used) };
  const { sort } = query;
  const asked = { filter, sort, view: viewNow(deps), mostCounted, ...paging(query) };
  const { items, ...counted } = await listDeadlines(deps.db, asked);
  const names = await inspectionNames(
    deps.db,
    items.map(({ round }) => round),
  );
  // What a revision withdrew is named by a version that had it.
  const byHash = new Map(used.map((book) => [book.hash, book]));
  const gone = items.some((row) => !byHash.get(row.rulebookHash)?.deadlines[row.rule]);
  const all = gone ? await books.all() : [];
  const naming = (row: DeadlineRow) =>
    [byHash.get(row.rulebookHash), ...all].find((book) => book?.deadlines[row.rule] !== undefined);
  const named = items.map((row): Named => {
    const book = naming(row);
    return { deadline: shown(row, book, names.get(row.round) ?? new Map()), book };
  });
  return { items: named, ...counted };
}

/** Who has but a part of the rounds is not told which there are: another one is empty. */
async function knownRound(books: Books, round: string, { roles }: Viewer): Promise<void> {
  if (roles.some(({ kind }) => kind === 'all')) await books.ofRound(round);
}

function checkCodes({ rule, owedBy, unit }: DeadlineQuery, books: Rulebook[]): void {
  const knownRule = rule === undefined || books.length === 0 || books.some((book) => rule in book.deadlines);
  if (!knownRule) throw notFound('rule', `没有时限规则“${rule}”`);
  const errors: FieldError[] = [];
  if (owedBy !== undefined && !isRole(owedBy)) errors.push({ field: 'owedBy', detail: `没有责任方“${owedBy}”` });
  const receivers = books.some((book) => unit !== undefined && unit in book.receivers);
  if (unit !== undefined && !isUnit(unit) && !receivers)
    errors.push({ field: 'unit', detail: `没有协作单位“${unit}”` });
  if (errors.length > 0) throw badFields(...errors);
}

function filterOf(query: DeadlineQuery, books: Rulebook[]): DeadlineFilter {
  const { round, light, status, rule, owedBy, unit, group, ref, withGroup, dueFrom, dueTo } = query;
  return {
    ...(round !== undefined && { round }),
    ...(light !== undefined && { light }),
    ...(status !== undefined && { status }),
    ...(unit !== undefined && { unit }),
    ...(group !== undefined && { group }),
    ...(ref !== undefined && { inspections: [ref], withGroup: withGroup === true }),
    ...(dueFrom !== undefined && { dueFrom }),
    ...(dueTo !== undefined && { dueTo }),
    ...(rule !== undefined && { rules: [rule] }),
    ...(owedBy !== undefined && { anyOf: owed(books, owedBy) }),
  };
}

/** The rules a party owes by name, and those that `unit` or `receiver` owes where it is the unit. */
function owed(books: Rulebook[], party: string): NonNullable<DeadlineFilter['anyOf']> {
  return books.flatMap((book) => {
    const by = (codes: string[]) =>
      Object.entries(book.deadlines).flatMap(([id, rule]) =>
        [rule['owed-by']].flat().some((c) => codes.includes(c)) ? [id] : [],
      );
    const { hash: rulebookHash } = book;
    return [
      { rulebookHash, rules: by([party]) },
      { rulebookHash, rules: by(['unit', 'receiver']), unit: party },
    ].filter(({ rules }) => rules.length > 0);
  });
}

function shown(row: DeadlineRow, book: Rulebook | undefined, names: ReadonlyMap<string, string>): Deadline {
  const rule = book?.deadlines[row.rule];
  const waitingFor = row.status === 'waiting' ? (row.waitingFor ?? []) : [];
  return {
    ...row,
    title: rule?.title ?? row.rule,
    clause: rule?.clause ?? null,
    force: rule?.force ?? null,
    owedBy: rule ? owedByTitle(rule['owed-by'], row.unit) : '',
    owedTo: rule ? owedByTitle(rule['owed-to'], row.unit) : '',
    subject: subjectOfRow(row),
    about: subjectWords(subjectOfRow(row), names),
    waitingFor: waitingFor.map((fact) => ({ fact, title: factTitle(book, fact) })),
    from: row.base,
    dueText: row.due === null ? null : formatDue(row.due, row.provisional),
  };
}
