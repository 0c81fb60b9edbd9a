import type { Calendar } from '../../procedure/calendar/calendar.ts';
import {
  closureErrors,
  type LineError,
  noticeErrors,
  withClosureLines,
  withNotice,
} from '../../procedure/calendar/index.ts';
import type { YearNotice } from '../../procedure/calendar/notice.ts';
import { badFields } from '../problem.ts';
import type { Proposal } from '../schemas/calendars.ts';

/** How the State Council's office numbers its notices. */
const OFFICIAL = /^国.*〔\d{4}〕第?\d+号$/;

/** The calendar that a proposal makes of the one in force; refused with every line that is wrong. */
export function proposed(calendar: Calendar, proposal: Proposal): Calendar {
  const notice = noticeOf(proposal);
  const errors = [...(notice ? [...numberErrors(notice, proposal.trial), ...noticeErrors(calendar, notice)] : [])];
  const after = notice && errors.length === 0 ? withNotice(calendar, notice) : calendar;
  const { closures = [] } = proposal;
  errors.push(...closureErrors(after, closures));
  if (errors.length > 0) throw badFields(...errors);
  return withClosureLines(after, closures);
}

/** The notice of a proposal; undefined for one of closures alone. */
export function noticeOf({ year, sources, holidays }: Proposal): YearNotice | undefined {
  return year === undefined || !sources || !holidays ? undefined : { year, sources, holidays };
}

/** What is made up says so: nobody takes it for the real arrangement later. */
function numberErrors({ sources }: YearNotice, trial: true | undefined): LineError[] {
  if (trial) return [];
  return sources.flatMap(({ number }, index) => {
    if (OFFICIAL.test(number)) return [];
    const detail = `发文字号“${number}”不像国务院办公厅的通知（如 国办发明电〔2025〕7号）；试用的安排须写 trial: true`;
    return [{ field: `sources.${index}.number`, detail }];
  });
}
