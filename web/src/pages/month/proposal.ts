import type { Proposal } from '../../api/calendars.ts';
import { daysAfter, today } from '../../common/date.ts';
import type { HolidayLine } from './read-notice.ts';

/** What the form of an import holds; its names are those of the API's body, so that errors find their fields. */
export interface ProposalValues {
  kind: 'notice' | 'closures';
  year?: string;
  text?: string;
  trial?: boolean;
  sources?: { number?: string }[];
  holidays?: { name?: string; off?: (string | undefined)[]; work?: string[] }[];
  closures?: { from?: string; to?: string; number?: string; reason?: string; lifted?: boolean }[];
}

const USUAL = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const HALF_YEAR_DAYS = 183;

/** The year a notice is about that comes now: from the second half of a year on, the next one. */
export function emptyProposal(): ProposalValues {
  return {
    kind: 'notice',
    year: daysAfter(today(), HALF_YEAR_DAYS).slice(0, 4),
    sources: [{}],
    holidays: USUAL.map((name) => ({ name, work: [] })),
    closures: [{}],
  };
}

/** The lines of a form for what was read of a notice. */
export function linesOf(read: HolidayLine[]): NonNullable<ProposalValues['holidays']> {
  return read.map(({ name, off, work }) => ({ name, off: [...off], work: [...work] }));
}

/** The body of the request: what was left empty is not in it. */
export function bodyOf({ kind, year, trial, sources, holidays, closures }: ProposalValues): Proposal {
  if (kind === 'closures') {
    return {
      closures: (closures ?? []).map(({ from = '', to, number = '', reason = '', lifted }) => ({
        from,
        number: number.trim(),
        reason: reason.trim(),
        ...(to && { to }),
        ...(lifted && { lifted: true as const }),
      })),
    };
  }
  return {
    year: Number(year),
    sources: (sources ?? []).map(({ number = '' }) => ({ number: number.trim() })),
    holidays: (holidays ?? []).map(({ name = '', off = [], work = [] }) => ({
      name: name.trim(),
      // One day off begins and ends on it.
      off: [off[0] ?? '', off[1] ?? off[0] ?? ''] as [string, string],
      work,
    })),
    ...(trial && { trial: true as const }),
  };
}
