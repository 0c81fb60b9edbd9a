import type { Db } from '../../db/client.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { inspectionOf, OFFICE, roundOf } from '../../procedure/ids.ts';
import { hasInspection, hasRound, isCounty, type Reach, recusedIn } from './reach.ts';

/** Whether somebody reaches all that a workflow hosts. */
export function hasWorkflow(reach: Reach, workflowId: string): boolean {
  if (workflowId === OFFICE) return isCounty(reach);
  const inspection = inspectionOf(workflowId);
  if (inspection) return hasInspection(reach, inspection.round, inspection.ref);
  const round = roundOf(workflowId);
  return hasRound(reach, round) && !recusedIn(reach, round);
}

/** The workflows of a round that somebody reaches, where these are not all of them. */
export async function workflowsReached(db: Db, reach: Reach, round: string): Promise<string[] | undefined> {
  if (hasWorkflow(reach, round)) return undefined;
  const inspections = await inspectionsOfRound(db, round);
  return inspections.map(({ workflowId }) => workflowId).filter((workflowId) => hasWorkflow(reach, workflowId));
}
