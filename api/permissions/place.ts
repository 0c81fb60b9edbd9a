import type { FastifyRequest } from 'fastify';
import { inspectionOf, OFFICE, roundOf } from '../../procedure/ids.ts';
import {
  hasGroup,
  hasInspection,
  hasWholeRound,
  hasWorkflow,
  isCounty,
  isUnlimited,
  type Reach,
  touchesRound,
} from './reach.ts';

/**
 * Where a route works, told from its address:
 * any: everywhere, the route shows what the caller reaches · county: the whole county · round: the whole round ·
 * part: the round, the route shows the caller's part of it · group, inspection: the one named · workflow: the whole of
 * what it hosts · workflow-part: the route shows, or changes, no more of it than the caller reaches · asked: the round
 * or workflow the query names, else the county.
 */
export type Place =
  | 'any'
  | 'county'
  | 'round'
  | 'part'
  | 'group'
  | 'inspection'
  | 'workflow'
  | 'workflow-part'
  | 'asked';

interface Named {
  round?: string;
  group?: string;
  ref?: string;
  workflow?: string;
  workflowId?: string;
}

/** The round of which a request asks its caller's part. */
export function partAsked(at: Place, { params }: FastifyRequest): string | undefined {
  const { round, workflowId } = (params ?? {}) as Named;
  if (at === 'part') return round;
  return at === 'workflow-part' && workflowId !== undefined ? roundOf(workflowId) : undefined;
}

/** Whether a right goes as far as what the request asks for; what is not well formed is nowhere. */
export function reaches(reach: Reach, at: Place, request: FastifyRequest): boolean {
  const params = (request.params ?? {}) as Named;
  const { round = '', group, ref = '' } = params;
  if (at === 'any') return reach.scopes.length > 0;
  if (at === 'county') return isCounty(reach);
  if (at === 'round') return hasWholeRound(reach, round);
  if (at === 'part') return partOf(reach, round);
  if (at === 'group') return hasGroup(reach, round, Number(group));
  if (at === 'inspection') return hasInspection(reach, round, ref);
  if (at === 'asked') return asked(reach, request.query as Named);
  if (at === 'workflow') return hasWorkflow(reach, params.workflowId ?? '');
  return workflowPart(reach, params.workflowId ?? '');
}

function asked(reach: Reach, { round, workflow: workflowId }: Named): boolean {
  if (workflowId !== undefined) return hasWorkflow(reach, workflowId);
  return round === undefined ? isUnlimited(reach) : hasWholeRound(reach, round);
}

/** Something of what a workflow hosts; a unit's own duties stand with the inspection they are about. */
function workflowPart(reach: Reach, workflowId: string): boolean {
  const inspection = inspectionOf(workflowId);
  if (!inspection) return partOf(reach, roundOf(workflowId));
  return reach.scopes.some(({ kind }) => kind === 'unit') || hasInspection(reach, inspection.round, inspection.ref);
}

function partOf(reach: Reach, round: string): boolean {
  return round === OFFICE ? isCounty(reach) : touchesRound(reach, round);
}
