import type { Db } from '../../db/client.ts';
import { draftById } from '../../db/queries/drafts.ts';
import type { Approval } from '../../procedure/entry.ts';
import { roundOf } from '../../procedure/ids.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import type { Problem } from '../problem.ts';
import { holds, outOfReach } from './permit.ts';
import { hasRound, reachOf } from './reach.ts';
import { notYours } from './recording.ts';
import { factMatter } from './sees.ts';
import { viewerIn } from './viewer.ts';

interface Signing {
  db: Db;
  book: Rulebook;
  workflowId: string;
  draftId: string;
  account: Account;
}

/**
 * Why somebody may not put these signatures on a paper: the office enters what others signed on paper, anybody else
 * signs for themselves alone, as what they are, and only what they may see. Without signatures, why they may not send it back.
 */
export async function notTheirSignature(
  { db, book, workflowId, draftId, account }: Signing,
  approval: Approval | Approval[] = [],
): Promise<Problem | undefined> {
  const round = roundOf(workflowId);
  if (holds(account, 'approvals.record') && hasRound(reachOf(account, 'approvals.record'), round)) return undefined;
  const draft = await draftById(db, workflowId, draftId);
  const viewer = await viewerIn(db, book, round, { account, right: 'drafts.sign' });
  if (!draft || !maySee(book, factMatter(draft), viewer)) return outOfReach().problem;
  if (account.person === null) return notYours('此账号没有对应名册中的人员，不能签批；请系统管理员登记');
  const own = new Set(viewer.roles.map(({ role }) => role));
  const others = [approval].flat().some(({ person, role }) => person !== account.person || !own.has(role));
  return others ? notYours('只能以本人的身份签批本人的一签；他人的批示由巡察办代录') : undefined;
}
