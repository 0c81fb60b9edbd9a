import type { Exceptions } from '../../audit/lists/exceptions.ts';
import { EXCEPTION_LISTS as TITLES } from '../../audit/lists/titles.ts';
import { formatDate } from '../../procedure/counting/index.ts';
import type { Html } from '../html.ts';
import { section, table } from './table.ts';

/** Of each list so many lines are printed; the rest stands in 例外清单. */
const MOST = 100;

/** What did not go straight on: how much of each kind, and what moved a day. */
export function exceptionParts({ corrections, overrides, late, extensions, approvals, versions }: Exceptions): Html[] {
  const counts: [string, number][] = [
    [TITLES.corrections, corrections.length],
    [TITLES.overrides, overrides.length],
    [`${TITLES.late}（晚于发生 ${late.overDays} 天以上）`, late.items.length],
    [TITLES.extensions, extensions.length],
    [TITLES.approvals, approvals.length],
    [TITLES.versions, versions.length],
  ];
  const day = (date: string | null) => (date === null ? '无' : formatDate(date));
  const moved = extensions.slice(0, MOST).map(({ kind, on, was, until }) => [kind, on, day(was), day(until)]);
  const heads = [{ title: '种类' }, { title: '时限' }, { title: '原到期' }, { title: '改为' }];
  return [
    section('例外', table([{ title: '种类' }, { title: '件数', n: true }], counts)),
    section(TITLES.extensions, table(heads, moved)),
  ];
}
