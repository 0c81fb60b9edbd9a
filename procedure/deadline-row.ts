import type { Verdict } from './verdict.ts';

/** A deadline as backfill and rehearsal print it (docs/backfill.md). Dates are days in Asia/Shanghai. */
export interface DeadlineRow {
  rule: string;
  subject: {
    group?: number | undefined;
    org?: number | undefined;
    unit?: string | undefined;
    transfer?: string | undefined;
    period?: string | undefined;
  };
  due: string | null;
  provisional: boolean;
  metOn: string | null;
  verdict: Verdict;
  lateDays: number;
  movedFrom?: string;
}
