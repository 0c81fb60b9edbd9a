import type { Step } from '../../api/rulebooks.ts';
import { today } from '../../common/date.ts';
import { readDay } from '../../common/day-read.ts';
import { readPasted } from '../../common/pasted.ts';
import type { BatchColumn } from './batch-columns.ts';
import type { BatchRow } from './batch-row.ts';

/** Lines copied from Excel as rows of the sheet; undefined for what is a single cell and is simply pasted into it. */
export function pastedRows(text: string, columns: readonly BatchColumn[], step: Step): BatchRow[] | undefined {
  if (!/[\t\n]/.test(text.trim())) return undefined;
  return readPasted(text, columns).map(({ at, kind, people, ...line }) => ({
    ...line,
    // What is no day stays open, so that it is asked for.
    at: at === undefined ? today() : readDay(at),
    ...(kind !== undefined && { kind: kindNamed(step, kind) }),
    ...(people !== undefined && { people: Number.parseInt(people, 10) || undefined }),
  })) as BatchRow[];
}

function kindNamed({ kinds = {} }: Step, name: string): string | undefined {
  return Object.entries(kinds).find(([code, title]) => title === name || code === name)?.[0];
}
