import type { z } from 'zod';
import type { DeadlineReach } from '../db/queries/deadline-filter.ts';
import { countLights } from '../db/queries/deadlines.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { noLights } from '../db/queries/light.ts';
import { lightsByInspection, lightsByRound } from '../db/queries/lights.ts';
import { parametersOf } from '../db/queries/parameters.ts';
import { plansOfRound } from '../db/queries/plans.ts';
import { type RoundRow, roundByNo } from '../db/queries/rounds.ts';
import { pageOfRounds } from '../db/queries/rounds-page.ts';
import { maySee } from '../procedure/rights/may-see.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { hearingsShown, transfersShown } from './hearings.ts';
import { deadlinesReached } from './permissions/deadline-parts.ts';
import { hasInspection, hasRound, isUnlimited, type Reach, reachOf, recusedIn } from './permissions/reach.ts';
import { viewerIn, viewerOf } from './permissions/viewer.ts';
import { notFound } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { RoundQuery, roundSchema } from './schemas/rounds.ts';

type Hearing = z.infer<typeof roundSchema>['hearings'][number];
type Inspection = z.infer<typeof roundSchema>['groups'][number]['inspections'][number];

/** One page of the rounds somebody has a part in, the newest first unless asked otherwise. */
export async function roundsShown(deps: ApiDeps, books: Books, account: Account, query: RoundQuery) {
  const { q, closed, mode, sort, page, pageSize } = query;
  const reach = reachOf(account, 'rounds.see');
  const within = roundsWithin(reach);
  // A name is found by who may see every organization of a round; others would learn by it of those that are not theirs.
  const filter = { closed, mode, number: q, name: isUnlimited(reach) ? q : undefined, within };
  const { items: rows, total } = await pageOfRounds(deps.db, { filter, sort, ...paging(query) });
  const [lights, known] = await Promise.all([
    lightsOf(deps, books, account, rows),
    books.byHashes(rows.flatMap((row) => row.rulebookHash ?? [])),
  ]);
  const items = rows.map((row) => ({
    ...head(row, known.get(row.rulebookHash ?? '')),
    inspections: row.inspections,
    lights: lights.get(row.round) ?? noLights(),
  }));
  return { items, total, page, pageSize };
}

async function lightsOf(deps: ApiDeps, books: Books, account: Account, rows: readonly RoundRow[]) {
  const reached = await deadlinesReached(deps, books, account);
  const rounds = rows.map(({ round }) => round);
  return lightsByRound(deps.db, rounds, viewNow(deps), reached);
}

/** The rounds a reach is limited to; undefined where it is not limited to rounds. */
function roundsWithin({ scopes }: Reach): string[] | undefined {
  if (scopes.some(({ kind }) => kind === 'all' || kind === 'unit')) return undefined;
  return [...new Set(scopes.map(({ of }) => of.split('/')[0] ?? ''))];
}

/** One round with its groups, inspections, hearings and transfers. */
export async function roundShown(
  deps: ApiDeps,
  books: Books,
  no: string,
  account: Account,
): Promise<z.infer<typeof roundSchema>> {
  const { db } = deps;
  const row = await roundByNo(db, no);
  if (!row) throw notFound('round', `没有轮次 ${no}`);
  const book = await books.ofRound(no);
  const view = viewNow(deps);
  const reach = reachOf(account, 'rounds.see');
  const reached = await deadlinesReached(deps, books, account);
  const viewer = viewerOf(account, 'rounds.see');
  const receiver = await viewerIn(db, book, no, { account, right: 'transfers.see' });
  const [lights, set, plans, groups, hearings, transfers] = await Promise.all([
    countLights(db, { round: no, ...reached }, view),
    parametersOf(db, row.workflowId),
    plansOfRound(db, no),
    groupsShown(deps, no, { reach, reached }),
    hearingsShown(db, no, book),
    transfersShown(db, no, book, receiver),
  ]);
  const params = { ...row.params, ...set };
  const heard = heardOf(hearings, { book, reach, viewer, round: no });
  return { ...head(row, book), params, lights, plans, groups, hearings: heard, transfers };
}

interface Heard {
  book: Rulebook;
  reach: Reach;
  viewer: Viewer;
  round: string;
}

/** Of each hearing only the inspections in reach; none of those that heard others only. */
function heardOf(hearings: Hearing[], { book, reach, viewer, round }: Heard): Hearing[] {
  if (hasRound(reach, round) && !recusedIn(reach, round)) return hearings;
  const own = hearings.map((one) => ({
    ...one,
    inspections: one.inspections.filter((ref) => hasInspection(reach, round, ref)),
  }));
  return own.filter(
    ({ step, inspections }) =>
      inspections.length > 0 &&
      book.steps[step]?.names === 'inspections' &&
      maySee(book, { round, fact: step, inspections }, viewer),
  );
}

async function groupsShown(deps: ApiDeps, round: string, { reach, reached }: { reach: Reach; reached: DeadlineReach }) {
  const [all, lights] = await Promise.all([
    inspectionsOfRound(deps.db, round),
    lightsByInspection(deps.db, round, viewNow(deps), reached),
  ]);
  const rows = all.filter(({ ref }) => hasInspection(reach, round, ref));
  const groups = new Map<number, Inspection[]>();
  for (const { groupNo: group, orgNo: no, round: _, ...row } of rows) {
    const title = `第${group}组·${row.name}`;
    const shown = { ...row, group, no, title, lights: lights.get(row.ref) ?? noLights() };
    groups.set(group, [...(groups.get(group) ?? []), shown]);
  }
  return [...groups].map(([no, inspections]) => ({ no, inspections }));
}

function head(row: RoundRow, book: Rulebook | undefined) {
  const { round, workflowId, calendarVersion, mode, closed, startedAt, revision } = row;
  const rulebook = book ? { id: book.id, title: book.title, hash: book.hash } : null;
  return { round, workflowId, rulebook, calendarVersion, mode, closed, startedAt, revision };
}
