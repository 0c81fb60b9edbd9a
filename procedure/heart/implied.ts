import type { Fact, State } from './state.ts';

/** Facts that one record completes with it: both hearings of a combined one. */
export function impliedFacts(state: State, fact: Fact): Fact[] {
  const records = state.book.steps[fact.fact]?.records ?? [];
  return records.map((name): Fact => ({ ...fact, id: `${fact.id}/${name}`, fact: name }));
}
