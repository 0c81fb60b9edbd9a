const UNITS: Record<string, string> = {
  'working day': '个工作日内',
  day: '日内',
  week: '周内',
  month: '个月内',
};

/** 3 个工作日内, 2 个月内, 前 2 日, 当天, 当日（含）以前. */
export function termWords(within: string): string {
  if (within === 'same day') return '当天';
  if (within === 'on the date') return '含当日';
  const [, n, unit = '', before] = /^(\d+) (working day|day|week|month)s?( before)?$/.exec(within) ?? [];
  return before ? `前 ${n} 日` : `${n} ${UNITS[unit] ?? ''}`;
}
