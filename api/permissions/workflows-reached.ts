import type { Db } from '../../db/client.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { hasWorkflow, type Reach } from './reach.ts';

/** The workflows of a round that somebody reaches, where these are not all of them. */
export async function workflowsReached(db: Db, reach: Reach, round: string): Promise<string[] | undefined> {
  if (hasWorkflow(reach, round)) return undefined;
  const inspections = await inspectionsOfRound(db, round);
  return inspections.map(({ workflowId }) => workflowId).filter((workflowId) => hasWorkflow(reach, workflowId));
}
