import { addDays } from '../../procedure/calendar/date.ts';
import { addMonths, dateOfInstant, formatDate, noon } from '../../procedure/counting/index.ts';
import type { Standing } from '../orchestrator/clocks.ts';
import { ApiProblem, problem } from '../problem.ts';
import type { AdvanceAsked } from '../schemas/rehearsals.ts';

/** A duty that returns every month until somebody ends it would go on for ever. */
const MOST_MONTHS = 60;

/**
 * The instant to advance to. A day is meant to its noon: a fact known by its date alone happened then, so it can be
 * recorded once the clock is there.
 */
export function targetOf({ by }: AdvanceAsked, standing: Standing[], now: string): string {
  if (by === 'day') return noon(addDays(dateOfInstant(now), 1));
  if (by === 'next') {
    const [next] = standing.flatMap(({ nextDue }) => nextDue ?? []).sort();
    if (next === undefined) throw refused('nothing-due', 'by', '没有等着到期的时限，可以拨到某一天');
    return next > now ? next : now;
  }
  const target = noon(by.to);
  const last = addMonths(dateOfInstant(now), MOST_MONTHS);
  if (by.to > last) throw refused('too-far', 'by.to', `一次最多拨快五年，到${formatDate(last)}`);
  if (target > now) return target;
  throw refused(
    'clock-never-back',
    'by.to',
    `时钟只能往前拨：现在是${formatDate(dateOfInstant(now))}，不能拨到${formatDate(by.to)}`,
  );
}

function refused(code: string, field: string, detail: string): ApiProblem {
  return new ApiProblem(problem(422, code, detail, { errors: [{ field, detail }] }));
}
