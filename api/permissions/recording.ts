import type { Db } from '../../db/client.ts';
import { type FactRow, factById } from '../../db/queries/facts.ts';
import { GROUP_ROLES } from '../../procedure/heart/members.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { roundOf } from '../../procedure/ids.ts';
import { isLimited, withoutLimited } from '../../procedure/rights/circles.ts';
import { mayRecord, namingSteps } from '../../procedure/rights/may-record.ts';
import { GROUP_SIDE } from '../../procedure/rights/scope.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import type { Item } from '../orchestrator.ts';
import { ApiProblem, type Problem, problem } from '../problem.ts';
import { holds, outOfReach } from './permit.ts';
import { hasRound, hasSubject, reachOf } from './reach.ts';
import { factMatter } from './sees.ts';
import { standing, viewerIn, viewerOf } from './viewer.ts';

/** Where and by whom something is recorded. */
export interface Recording {
  db: Db;
  /** The rulebook the workflow follows; undefined until the ledger has anything of it. */
  book: Rulebook | undefined;
  workflowId: string;
  account: Account;
}

/**
 * Why somebody may not record a fact: it is somebody else's inspection, a step for others to record, or a decision that
 * the office enters. Undefined where they may.
 */
export async function notTheirs(
  { db, book, workflowId, account }: Recording,
  { fact, on, data = {} }: { fact: string; on: string; data?: FactData | undefined },
  approval?: Item['approval'],
): Promise<Problem | undefined> {
  const round = roundOf(workflowId);
  const reach = reachOf(
    account,
    'facts.record',
    'transfers.record',
    'registers.record',
    'letters.record',
    'sealed.open',
  );
  const whole = hasRound(reach, round);
  if (!whole && !hasSubject(reach, round, on)) return outOfReach().problem;
  if (!book) return whole ? undefined : outOfReach().problem;
  const right = holds(account, 'facts.record') ? 'facts.record' : 'sealed.open';
  if (right === 'sealed.open' && book.steps[fact]?.['recorded-by']?.['addressed-in'] === undefined) {
    return notYours('只能登记拆阅送本人的径送件，其余由巡察办代录');
  }
  const facts = await standing(db, round, namingSteps(book, fact));
  const matter = { round, fact, subject: subjectOf(on), data };
  const refused = mayRecord(book, matter, viewerOf(account, right), facts);
  if (refused) return notYours(refused.detail);
  if (whole) return undefined;
  const step = book.steps[fact];
  if (!step || ![step.by].flat().some((role) => GROUP_SIDE.includes(role))) {
    return notYours(`“${step?.title ?? fact}”不由巡察组登记`);
  }
  const signers: readonly string[] = GROUP_ROLES;
  const above = [approval ?? []].flat().some(({ role }) => !signers.includes(role));
  return above ? notYours('组外领导的批示由巡察办代录') : undefined;
}

/** The same of a fact that was recorded, for its correction or return. */
export async function notTheirFact(recording: Recording, factId: string): Promise<Problem | undefined> {
  const row = await factById(recording.db, recording.workflowId, factId);
  if (row)
    return (await notTheirs(recording, { fact: row.fact, on: row.subject, data: row.data })) ?? kept(recording, row);
  // The heart says that there is none; of somebody else's workflow only the whole is theirs to ask about.
  const reach = reachOf(recording.account, 'facts.record');
  return hasRound(reach, roundOf(recording.workflowId)) ? undefined : outOfReach().problem;
}

/** Contents are put right as a whole: who is kept from a part of them（知悉范围） would drop that part unseen. */
async function kept({ db, book, account }: Recording, row: FactRow): Promise<Problem | undefined> {
  if (!book) return undefined;
  const viewer = await viewerIn(db, book, row.round, { account, right: 'facts.see' });
  const matter = factMatter(row);
  if (isLimited(book, matter, viewer)) return outOfReach().problem;
  const whole = withoutLimited(book, matter, viewer) === row.data;
  return whole ? undefined : notYours('其中有不让您知悉的件，请由知悉的人更正或退回');
}

/** Refuses what is not theirs. */
export async function refuseNotTheirs(found: Promise<Problem | undefined>): Promise<void> {
  const refused = await found;
  if (refused) throw new ApiProblem(refused, undefined, true);
}

export function notYours(detail: string): Problem {
  return problem(403, 'not-yours', detail);
}
