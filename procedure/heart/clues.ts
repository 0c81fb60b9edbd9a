import type { State, Subject } from './state.ts';
import { factsAbout } from './subject.ts';

/** Numbers of the clues of a transfer that are not closed yet. */
export function openClues(state: State, subject: Subject): number[] {
  const closed = new Set(closings(state, subject).flatMap((f) => f.closed));
  return cluesOf(state, subject).filter((clue) => !closed.has(clue));
}

/** The day the last clue was closed; undefined while one is open or none is known. */
export function closedOn(state: State, subject: Subject): string | undefined {
  const left = new Set(cluesOf(state, subject));
  if (left.size === 0) return undefined;
  for (const { date, closed } of closings(state, subject)) {
    for (const clue of closed) left.delete(clue);
    if (left.size === 0) return date;
  }
  return undefined;
}

function cluesOf(state: State, subject: Subject): number[] {
  const transfer = state.transfers.find((t) => t.no === subject.transfer);
  return transfer?.clues ?? [];
}

function closings(state: State, subject: Subject) {
  const facts = [...factsAbout(state, 'clue.feedback', subject), ...factsAbout(state, 'clue.closed', subject)];
  return facts
    .map((f) => ({ date: f.date, closed: f.data.closed ?? [] }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
