import { lettersOf } from './letters.ts';
import type { Fact, State } from './state.ts';

/** Facts that one record completes with it: both hearings of a combined one, the step whose last letter went out. */
export function impliedFacts(state: State, fact: Fact): Fact[] {
  const records = state.book.steps[fact.fact]?.records ?? [];
  const implied = records.map((name): Fact => ({ ...fact, id: `${fact.id}/${name}`, fact: name }));
  const step = fact.fact === 'letter.sent' ? lastLetterOf(state, fact) : undefined;
  if (step) implied.push({ ...fact, id: `${fact.id}/${step}`, fact: step, on: 'round', data: {} });
  return implied;
}

function lastLetterOf(state: State, fact: Fact): string | undefined {
  const own = lettersOf(state).find((letter) => `letter/${letter.id}` === fact.on);
  const kind = own && state.book.letters[own.kind];
  if (!kind || state.book.steps[kind.step]?.level !== 'round') return undefined;
  if (state.facts.some((f) => f.fact === kind.step)) return undefined;
  const sent = new Set(
    lettersOf(state)
      .filter((letter) => letter.kind === own.kind)
      .map((letter) => letter.unit),
  );
  return kind.units.every((unit) => sent.has(unit)) ? kind.step : undefined;
}

/** Whether the fact is the one named, or was completed together with it. */
export function isOrBelongsTo(fact: Fact, factId: string): boolean {
  return fact.id === factId || fact.id.startsWith(`${factId}/`);
}
