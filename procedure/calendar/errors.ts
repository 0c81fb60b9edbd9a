/** What was wrong with a date, a term or a calendar handed in. */
export type CalendarErrorCode =
  | 'bad-date'
  | 'bad-month'
  | 'bad-time'
  | 'bad-instant'
  | 'bad-count'
  | 'bad-notice'
  | 'bad-closure'
  | 'bad-years'
  | 'before-first-year';

/** The one error of calendar and counting. It means the input was wrong, never that a deadline passed. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.code = code;
  }
}
