import { daysBetween } from './calendar/date.ts';
import type { DeadlineStatus } from './heart/state.ts';

export type Verdict = 'met' | 'late' | 'open' | 'overdue' | 'waived';

interface Dates {
  status: DeadlineStatus;
  due: string | null;
  metOn: string | null;
  provisional: boolean;
}

/** How a duty was or is kept, seen from a day, and how many days late it was or is. */
export function verdictOf(
  { status, due, metOn, provisional }: Dates,
  today: string,
): { verdict: Verdict; lateDays: number } {
  if (status === 'waived') return { verdict: 'waived', lateDays: 0 };
  if (status === 'met') return judge(due, metOn, 'met', 'late');
  return judge(provisional || status !== 'open' ? null : due, today, 'open', 'overdue');
}

function judge(due: string | null, on: string | null, inTime: Verdict, after: Verdict) {
  const lateDays = due !== null && on !== null ? Math.max(0, daysBetween(due, on)) : 0;
  return { verdict: lateDays > 0 ? after : inTime, lateDays };
}
