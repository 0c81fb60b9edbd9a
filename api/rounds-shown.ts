import type { z } from 'zod';
import { countLights } from '../db/queries/deadlines.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { noLights } from '../db/queries/light.ts';
import { lightsByInspection, lightsByRound } from '../db/queries/lights.ts';
import { parametersOf } from '../db/queries/parameters.ts';
import { plansOfRound } from '../db/queries/plans.ts';
import { listRounds, type RoundRow, roundByNo } from '../db/queries/rounds.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { hearingsShown, transfersShown } from './hearings.ts';
import { notFound } from './problem.ts';
import type { roundLineSchema, roundSchema } from './schemas/rounds.ts';

type Inspection = z.infer<typeof roundSchema>['groups'][number]['inspections'][number];

/** The list of rounds, newest first. */
export async function roundsShown(deps: ApiDeps, books: Books): Promise<z.infer<typeof roundLineSchema>[]> {
  const [rows, lights] = await Promise.all([listRounds(deps.db), lightsByRound(deps.db, viewNow(deps))]);
  const known = await books.byHashes(rows.flatMap((row) => row.rulebookHash ?? []));
  return rows.map((row) => ({
    ...head(row, known.get(row.rulebookHash ?? '')),
    inspections: row.inspections,
    lights: lights.get(row.round) ?? noLights(),
  }));
}

/** One round with its groups, inspections, hearings and transfers. */
export async function roundShown(deps: ApiDeps, books: Books, no: string): Promise<z.infer<typeof roundSchema>> {
  const { db } = deps;
  const row = await roundByNo(db, no);
  if (!row) throw notFound('round', `没有轮次 ${no}`);
  const book = await books.ofRound(no);
  const view = viewNow(deps);
  const [lights, set, plans, groups, hearings, transfers] = await Promise.all([
    countLights(db, { round: no }, view),
    parametersOf(db, row.workflowId),
    plansOfRound(db, no),
    groupsShown(deps, no),
    hearingsShown(db, no, book),
    transfersShown(db, no, book),
  ]);
  const params = { ...row.params, ...set };
  return { ...head(row, book), params, lights, plans, groups, hearings, transfers };
}

async function groupsShown(deps: ApiDeps, round: string) {
  const [rows, lights] = await Promise.all([
    inspectionsOfRound(deps.db, round),
    lightsByInspection(deps.db, round, viewNow(deps)),
  ]);
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
