import { type Column, day, light, number, text } from '../column.ts';
import type { Light } from '../light.ts';

/** A line of 时限台账. Dates are YYYY-MM-DD. */
export interface DeadlineLine {
  light: Light;
  round: string;
  title: string;
  about: string;
  owedBy: string;
  owedTo: string;
  from: string | null;
  due: string | null;
  provisional: boolean;
  movedFrom: string | null;
  pausedFrom: string | null;
  waitingFor: readonly { title: string }[];
  metOn: string | null;
  verdict: 'met' | 'late' | 'open' | 'overdue' | 'waived';
  lateDays: number;
  force: 'hard' | 'soft' | null;
  clause: string | null;
}

const VERDICTS = { met: '按时', late: '迟办', open: '在办', overdue: '逾期', waived: '免除' } as const;

/** 时限台账. */
export const DEADLINE_COLUMNS: readonly Column<DeadlineLine>[] = [
  light('灯', (row) => row.light),
  text('轮次', 11, ({ round }) => (round === 'office' ? '轮外常设' : round)),
  text('时限', 30, ({ title }) => title),
  text('对象', 28, ({ about }) => about),
  text('责任方', 16, ({ owedBy }) => owedBy),
  text('报送', 16, ({ owedTo }) => owedTo),
  day('起算日', ({ from }) => from),
  day('到期日', ({ due }) => due),
  text('到期日说明', 22, dueNote),
  day('顺延前到期日', ({ movedFrom }) => movedFrom),
  day('完成日', ({ metOn }) => metOn),
  text('结论', 8, ({ verdict }) => VERDICTS[verdict]),
  { ...number<DeadlineLine>('迟几天', ({ lateDays }) => (lateDays > 0 ? lateDays : null)), total: 'filled' },
  text('硬软', 8, ({ force }) => (force === null ? null : force === 'hard' ? '硬期限' : '软期限')),
  text('出处', 18, ({ clause }) => clause),
];

/** Why there is no due day, or that it is an estimate. */
export function dueNote({
  due,
  provisional,
  pausedFrom,
  waitingFor,
}: Pick<DeadlineLine, 'due' | 'provisional' | 'pausedFrom' | 'waitingFor'>): string | null {
  if (pausedFrom !== null) return `停表，自${pausedFrom}`;
  if (due !== null) return provisional ? '暂定：放假安排未公布' : null;
  return waitingFor.length > 0 ? `未起算，缺：${waitingFor.map(({ title }) => title).join('、')}` : null;
}
