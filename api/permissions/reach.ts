import type { RoleGiven } from '../../db/queries/account-roles.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { inspectionOf, OFFICE, roundOf } from '../../procedure/ids.ts';
import { isRecusedFrom } from '../../procedure/rights/recusals.ts';
import type { Recusal } from '../../procedure/rights/viewer.ts';
import type { Right } from './rights.ts';
import { rightsOf } from './table.ts';

/** Something a right was given for: the role with its limit. */
export type Scope = RoleGiven;

/** How far a right goes for one account. */
export interface Reach {
  scopes: readonly Scope[];
  /** Taken away again, whatever role gave it. */
  except: readonly Recusal[];
  /** It is a right to look, not to record. */
  looks: boolean;
}

/** The part of an account that says how far its rights go. */
export interface Holder {
  roles: readonly RoleGiven[];
  recused: readonly Recusal[];
}

/** What an account reaches by a right; a role given for what the table does not allow gives nothing. */
export function reachOf({ roles, recused }: Holder, ...rights: readonly Right[]): Reach {
  const scopes = roles.filter((given) => rightsOf(given).some((right) => rights.includes(right)));
  return { scopes, except: recused, looks: rights.every((right) => right.endsWith('.see')) };
}

/** The whole county, nothing taken away. */
export function isUnlimited(reach: Reach): boolean {
  return isCounty(reach) && reach.except.length === 0;
}

/** The whole county, but perhaps for what its owner is recused from. */
export function isCounty({ scopes }: Reach): boolean {
  return scopes.some(({ kind }) => kind === 'all');
}

/** A part of the round at least; of units every round, the caller looks whether it concerns them. */
export function touchesRound({ scopes }: Reach, round: string): boolean {
  return scopes.some(({ kind, of }) => kind === 'all' || kind === 'unit' || of.split('/')[0] === round);
}

/** The round with everything in it, but for what its owner is recused from. */
export function hasRound({ scopes }: Reach, round: string): boolean {
  return scopes.some(({ kind, of }) => kind === 'all' || (kind === 'round' && of === round));
}

/** Whether somebody is kept from anything of the round. */
export function recusedIn({ except }: Reach, round: string): boolean {
  return except.some((one) => one.round === round);
}

export function hasGroup(reach: Reach, round: string, group: number): boolean {
  if (reach.except.some((one) => one.round === round && one.inspections === undefined)) return false;
  const of = `${round}/${group}`;
  return hasRound(reach, round) || reach.scopes.some((one) => one.kind === 'group' && one.of === of);
}

/** The group, or one of its inspections. */
export function touchesGroup(reach: Reach, round: string, group: number): boolean {
  if (hasGroup(reach, round, group)) return true;
  return reach.scopes.some(({ kind, of }) => kind === 'inspection' && of.startsWith(`${round}/${group}-`));
}

export function hasInspection(reach: Reach, round: string, ref: string): boolean {
  if (isRecusedFrom({ recusals: reach.except }, round, ref)) return false;
  if (hasGroup(reach, round, Number(ref.split('-')[0]))) return true;
  return reach.scopes.some(({ kind, of }) => kind === 'inspection' && of === `${round}/${ref}`);
}

export function hasUnit(reach: Reach, unit: string | null | undefined): boolean {
  if (isCounty(reach)) return true;
  return reach.scopes.some(({ kind, of }) => kind === 'unit' && of === unit);
}

/** What a fact is about: `round`, `group/1`, `inspection/1-1`, `village/1-1-3`, `letter/aud`, `transfer/1`, `person/jia`. */
export function hasSubject(reach: Reach, round: string, on: string): boolean {
  const { group, org } = subjectOf(on);
  if (group !== undefined && org !== undefined) return hasInspection(reach, round, `${group}-${org}`);
  if (group !== undefined) return hasGroup(reach, round, group);
  return hasRound(reach, round);
}

/** The round with everything in it; of `office`, the county. */
export function hasWholeRound(reach: Reach, round: string): boolean {
  if (round === OFFICE) return isCounty(reach);
  // A view of the whole round would show what somebody is recused from; what is recorded there is looked at one by one.
  return hasRound(reach, round) && !(reach.looks && recusedIn(reach, round));
}

/** All that a workflow hosts. */
export function hasWorkflow(reach: Reach, workflowId: string): boolean {
  const inspection = inspectionOf(workflowId);
  if (inspection) return hasInspection(reach, inspection.round, inspection.ref);
  return hasWholeRound(reach, roundOf(workflowId));
}
