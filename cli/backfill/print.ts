import { formatDate, formatDue } from '../../procedure/counting/index.ts';
import { sayAside } from '../../stack/say.ts';
import type { Played } from './play.ts';
import type { TitledRow } from './rows.ts';

const VERDICTS = { met: '按时', late: '迟', open: '未到期', overdue: '逾期', waived: '免' } as const;

/** A line for each deadline; `whole` is what one is about that names nothing narrower. */
export function table(rows: TitledRow[], whole: string): string[] {
  return rows.map(({ title, subject: s, due, provisional, metOn, verdict, lateDays, movedFrom }) => {
    const about = [
      s.group === undefined ? undefined : `第${s.group}组${s.org === undefined ? '' : `·单位${s.org}`}`,
      s.unit,
      s.transfer === undefined ? undefined : `批次 ${s.transfer}`,
      s.period,
    ].filter((part) => part !== undefined);
    const state = lateDays > 0 ? `${VERDICTS[verdict]} ${lateDays} 天` : VERDICTS[verdict];
    return [
      title,
      about.join(' ') || whole,
      due ? `到期 ${formatDue(due, provisional)}` : '无日期',
      metOn ? `完成 ${formatDate(metOn)}` : '未完成',
      state,
      movedFrom ? `原 ${formatDate(movedFrom)}` : undefined,
    ]
      .filter((part) => part !== undefined)
      .join('｜');
  });
}

/** What was recorded and what was not; `verbose` also tells why what was to be refused was. */
export function report({ recorded, repeated, refused, expected, unexpected }: Played, verbose: boolean): void {
  for (const { label, detail } of verbose ? expected : []) sayAside(`应拒已拒 ${label}：${detail}`);
  for (const { label, detail } of refused) sayAside(`未登记 ${label}：${detail}`);
  for (const label of unexpected) sayAside(`本应被拒而登记了：${label}`);
  sayAside(`登记 ${recorded} 条，以前已登记 ${repeated} 条，未登记 ${refused.length} 条。`);
}
