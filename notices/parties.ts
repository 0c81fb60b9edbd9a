import type { NoticeFacts } from '../db/queries/notice-facts.ts';
import type { DeadlineRule } from '../procedure/rulebook/schema.ts';
import { owedByCodes } from '../procedure/words.ts';
import { isLeader, isLeadersDuty } from './leaders.ts';

/** Roles of a 巡察组; a contact for one of them stands for one group of one round. */
export const GROUP_PARTIES: ReadonlySet<string> = new Set(['group', 'leader', 'deputy', 'gl', 'member', 'branch']);
/** Roles of an inspected organization; a contact for one of them stands for one organization of one round. */
export const ORG_PARTIES: ReadonlySet<string> = new Set(['org', 'prin', 'ol', 'town']);

/** Roles and units a notice goes to. Leaders get none: what is theirs, or would be sent to them, goes to the office. */
export function partiesOf({ notice }: NoticeFacts, rule: DeadlineRule | undefined): string[] {
  if (isLeadersDuty(rule)) return ['office'];
  const codes = owedByCodes([...notice.to, ...(notice.copyTo ?? [])], notice.unit);
  return [...new Set(codes.map((code) => (isLeader(code) ? 'office' : code)))];
}

/** Codes that mean the same people when it is asked whose a duty is: whoever of the group, whoever of the organization. */
export function familyOf(party: string): string[] {
  if (GROUP_PARTIES.has(party)) return [...GROUP_PARTIES];
  if (ORG_PARTIES.has(party)) return [...ORG_PARTIES];
  return [party];
}
