import type { Fact, State, Subject } from './state.ts';
import { byTime, factsAbout } from './subject.ts';

/** The day the last clue was closed; undefined while one is open or none is known. */
export function closedOn(state: State, subject: Subject): string | undefined {
  return lastClosing(state, subject)?.date;
}

/**
 * Everything the receiver wrote on the clues, earliest first: feedback, status reports, and what closed the last clue.
 * Any of them is a written feedback (D9).
 */
export function writtenReports(state: State, subject: Subject): Fact[] {
  const last = lastClosing(state, subject);
  const reports = [...factsAbout(state, 'clue.feedback', subject), ...factsAbout(state, 'clue.status', subject)];
  return (last && !reports.includes(last) ? [...reports, last] : reports).sort(byTime);
}

/** The fact that closed the last clue. */
function lastClosing(state: State, subject: Subject): Fact | undefined {
  const left = new Set(cluesOf(state, subject));
  if (left.size === 0) return undefined;
  return closings(state, subject).find((fact) => {
    for (const clue of fact.data.closed ?? []) left.delete(clue);
    return left.size === 0;
  });
}

function cluesOf(state: State, subject: Subject): number[] {
  return state.transfers.find((t) => t.no === subject.transfer)?.clues ?? [];
}

function closings(state: State, subject: Subject): Fact[] {
  return ['clue.feedback', 'clue.status', 'clue.closed']
    .flatMap((fact) => factsAbout(state, fact, subject))
    .sort(byTime);
}
