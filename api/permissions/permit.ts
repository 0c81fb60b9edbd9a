import type { FastifyRequest } from 'fastify';
import type { Db } from '../../db/client.ts';
import { unitIsInRound } from '../../db/queries/unit-in-round.ts';
import type { Account } from '../auth/account.ts';
import { ApiProblem, problem } from '../problem.ts';
import type { Action } from './actions.ts';
import { type Place, partAsked, reaches } from './place.ts';
import { isUnlimited, type Reach, reachOf } from './reach.ts';
import { actionsFor, type Right } from './rights.ts';

/** What a route asks of its caller; of several rights, any. */
export interface Asked {
  right: Right | readonly Right[];
  /** `county` where not given. */
  at?: Place;
}

/** Given by no role: everybody who signed in has them. */
const ANYBODYS: ReadonlySet<Right> = new Set(['own', 'known']);

/** Whether an account has a right at all, whatever for, with what it is limited to just now. */
export function holds(account: Account, right: Right): boolean {
  if (!actionsFor(right).some((action) => account.may.has(action))) return false;
  return ANYBODYS.has(right) || reachOf(account, right).scopes.length > 0;
}

/** 403 for who has none of the rights, 404 for who has them for something else only. */
export async function permit(db: Db, request: FastifyRequest, { right, at = 'county' }: Asked): Promise<void> {
  const { account } = request;
  const rights = [right].flat().filter((one) => holds(account, one));
  if (rights.length === 0) throw notPermitted();
  if (rights.some((one) => ANYBODYS.has(one))) return;
  const all = rights.map((one) => reachOf(account, one));
  if (all.some(isUnlimited)) return;
  const there = all.filter((reach) => reaches(reach, at, request));
  if (there.length === 0) throw outOfReach();
  const round = partAsked(at, request);
  if (round !== undefined && !(await isConcerned(db, round, there))) throw outOfReach();
}

/** A cooperating unit has a part of every round that concerns it, of no other. */
async function isConcerned(db: Db, round: string, reaches: Reach[]): Promise<boolean> {
  const scopes = reaches.flatMap((reach) => reach.scopes);
  if (scopes.some(({ kind, of }) => kind === 'all' || of.split('/')[0] === round)) return true;
  return unitIsInRound(
    db,
    round,
    scopes.flatMap(({ kind, of }) => (kind === 'unit' ? [of] : [])),
  );
}

/** Refuses who was not given this action for a key. */
export function permitAction(may: ReadonlySet<Action>, action: Action): void {
  if (!may.has(action)) throw notPermitted();
}

export function notPermitted(): ApiProblem {
  return new ApiProblem(problem(403, 'not-permitted', '此账号不能进行这项操作'));
}

/** One answer for what does not exist and for what is somebody else's. */
export function outOfReach(): ApiProblem {
  return new ApiProblem(problem(404, 'not-found', '没有这一项，或不在您的范围之内'), undefined, true);
}
