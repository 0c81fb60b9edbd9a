import { saveCalendar } from '../../db/queries/calendars.ts';
import { commandsByIds } from '../../db/queries/commands.ts';
import { listRounds } from '../../db/queries/rounds.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { atTime, dateOfInstant } from '../../procedure/counting/index.ts';
import type { Books } from '../books.ts';
import type { ApiDeps } from '../deps.ts';
import { newestRules } from '../newest-rules.ts';
import { type Caller, commandId, type Started } from '../orchestrator.ts';
import { ApiProblem, badFields, problem } from '../problem.ts';
import type { Rehearsals } from '../rehearsals.ts';
import { checkStart, groupsOf } from '../round-start.ts';
import type { RehearsalStart } from '../schemas/rehearsals.ts';

const BEGINS_AT = '08:30';
const MOST_A_YEAR = 99;

/** Starts a rehearsal: a round like any other, whose clock begins on the morning of the day asked for. */
export async function startRehearsal(
  deps: ApiDeps,
  books: Books,
  rehearsals: Rehearsals,
  caller: Caller,
  body: RehearsalStart,
): Promise<Started & { round: string; rulebook: string; rulebookHash: string }> {
  const { book, calendar, now } = await newestRules(deps, books, body.rulebook);
  const year = Number((body.start ?? dateOfInstant(now)).slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear + 1) {
    const detail = `演练从 ${calendar.firstYear}–${calendar.lastYear + 1} 年的某天开始`;
    throw badFields({ field: 'start', detail });
  }
  const round = body.no ?? (await numberFor(rehearsals, caller, body.start ?? dateOfInstant(now)));
  checkStart({ ...body, no: round, mode: 'live' }, book, calendar, now);
  // Its own ledger says what it follows, as that of the real rounds does.
  await saveRulebook(rehearsals.db, book, now);
  await saveCalendar(rehearsals.db, calendar, now);
  const instant = atTime(body.start ?? dateOfInstant(now), BEGINS_AT);
  const started = await rehearsals.orchestrator.startRound({
    ...caller,
    round,
    book,
    calendar,
    groups: groupsOf(body.groups, book),
    params: body.params,
    plans: body.plans,
    mode: 'live',
    instant,
    clockOffset: Date.parse(instant) - Date.parse(now),
    request: body,
  });
  return { ...started, round, rulebook: book.id, rulebookHash: book.hash };
}

/** The number the same request was given before, else the first of the year that is free. */
async function numberFor({ db }: Rehearsals, caller: Caller, start: string): Promise<string> {
  const taken = (await listRounds(db)).map(({ round }) => round);
  const ids = new Map(taken.map((round) => [commandId(caller, round, 0), round]));
  const [before] = ids.size === 0 ? [] : await commandsByIds(db, [...ids.keys()]);
  const known = before && ids.get(before.id);
  if (known !== undefined) return known;
  const year = start.slice(0, 4);
  const numbers = Array.from({ length: MOST_A_YEAR }, (_, i) => `R${year}-${String(i + 1).padStart(2, '0')}`);
  const free = numbers.find((round) => !taken.includes(round));
  if (free !== undefined) return free;
  throw new ApiProblem(problem(422, 'no-number', `${year} 年的演练编号已用完，请写明 no 或换一个开始日`));
}
