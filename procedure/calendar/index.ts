// What workflow code may import. `published.ts`, `notice-files.ts` and `notice-schema.ts` read files or need zod: import those directly.
export type { Calendar } from './calendar.ts';
export { type ChangedDay, changedDays } from './changed-days.ts';
export { noticeErrors } from './check-notice.ts';
export { type ClosureLine, closureErrors, withClosureLines } from './closure-lines.ts';
export { withClosures } from './closures.ts';
export { type Difference, differingDays } from './compare.ts';
export { addDays, dayOfWeek, eachDay, parseDate, weekdayName } from './date.ts';
export { type DayKind, dayKind, isRestDay, isWorkday } from './days.ts';
export { CalendarError, type CalendarErrorCode } from './errors.ts';
export type { LineError } from './line-error.ts';
export { withNotice, type YearNotice } from './notice.ts';
export { isProvisional, provisionalReason } from './provisional.ts';
