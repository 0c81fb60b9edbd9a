import type { Asked } from '../../db/queries/statistics/asked.ts';
import { daysBetween } from '../../procedure/calendar/date.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { viewNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { deadlinesReached } from '../permissions/deadline-parts.ts';
import { badFields } from '../problem.ts';
import { MOST_DAYS, type PeriodAsked } from '../schemas/statistics.ts';

/** The deadlines an account reaches, of one round where it is asked. */
export async function askedOf(
  deps: Pick<ApiDeps, 'db' | 'now'>,
  books: Books,
  account: Account,
  round: string | undefined,
): Promise<Asked> {
  const reach = await deadlinesReached(deps, books, account);
  return { reach, view: viewNow(deps), ...(round !== undefined && { round }) };
}

/** Refuses a period that ends before it begins, or is longer than is counted. */
export function checkPeriod({ from, to }: Pick<PeriodAsked, 'from' | 'to'>): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw badFields({ field: 'to', detail: '止日早于起日' });
  if (days > MOST_DAYS) throw badFields({ field: 'to', detail: `一次至多统计 ${MOST_DAYS} 天` });
}
