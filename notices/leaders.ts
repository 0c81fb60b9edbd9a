import type { DeadlineRule } from '../procedure/rulebook/schema.ts';

/** 县委、常委会、领导小组 and who heads them: never chased, never written to; the office is told instead (D19). */
const LEADERS: ReadonlySet<string> = new Set(['county', 'sc', 'sec', 'lg', 'lg.head', 'lg.any']);

/** Whether a code is one of those nobody chases. */
export function isLeader(code: string): boolean {
  return LEADERS.has(code);
}

/** Whether a duty is the leaders' own: it only reminds the office. */
export function isLeadersDuty(rule: Pick<DeadlineRule, 'owed-by' | 'remind-only'> | undefined): boolean {
  return rule?.['remind-only'] === true || [rule?.['owed-by'] ?? []].flat().some(isLeader);
}
