import type { z } from 'zod';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import type { ChecklistLine } from '../procedure/heart/checklist.ts';
import { refOf, subjectOf } from '../procedure/heart/subject.ts';
import { roundOf } from '../procedure/ids.ts';
import { hostOf } from '../procedure/levels.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { ApiDeps } from './deps.ts';
import { badFields, notFound } from './problem.ts';
import type { checklistQuerySchema } from './schemas/looks.ts';

/** What a step of a workflow waits for on a subject, done or missing. */
export async function checklistOf(
  deps: ApiDeps,
  book: Rulebook,
  workflowId: string,
  { step, on, kind }: z.infer<typeof checklistQuerySchema>,
): Promise<ChecklistLine[]> {
  const known = book.steps[step];
  if (!known) throw notFound('step', `规程“${book.title}”没有这一步：${step}`);
  const row = await workflowStatus(deps.db, workflowId);
  if (row?.host !== hostOf(known.level)) throw badFields({ field: 'step', detail: `“${known.title}”不在这一层登记` });
  await checkThere(deps, workflowId, on);
  const asked = { kind: 'checklist', step, on, ...(kind !== undefined && { data: { kind } }) } as const;
  return (await deps.orchestrator.look(workflowId, asked)).lines;
}

/** A group, an inspection or a village that the workflow does not have would be found to lack everything. */
async function checkThere({ db }: ApiDeps, workflowId: string, on: string): Promise<void> {
  const subject = subjectOf(on);
  if (subject.group === undefined) return;
  const round = roundOf(workflowId);
  const all = await inspectionsOfRound(db, round);
  const own = all.filter((row) => round === workflowId || row.workflowId === workflowId);
  const there = own.filter(
    ({ groupNo, ref, villages }) =>
      groupNo === subject.group &&
      (refOf(subject) ?? ref) === ref &&
      (subject.village === undefined || subject.village <= (villages ?? subject.village)),
  );
  if (there.length === 0) throw notFound('on', `这里没有 ${on}`);
}
