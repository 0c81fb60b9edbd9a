import type { Host } from '../levels.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { crossings } from './crossings.ts';
import type { State } from './state.ts';

/** The workflows that are told a fact: those the rulebook names, and those an earlier version of it named. */
export function hostsTold({ book, crossed }: State, fact: string): Set<Host> {
  return new Set([...(crossings(book).get(fact) ?? []), ...(crossed?.[fact] ?? [])]);
}

/**
 * The state under another version of its rulebook. Who was told a fact goes on hearing of it, or a correction would
 * miss a peer that has it, and a version taken back would send it twice.
 */
export function revised(state: State, book: Rulebook): State {
  const told = new Set([...crossings(state.book).keys(), ...Object.keys(state.crossed ?? {})]);
  const now = crossings(book);
  const kept = [...told].flatMap((fact) => {
    const hosts = [...hostsTold(state, fact)].filter((host) => !now.get(fact)?.has(host));
    return hosts.length === 0 ? [] : [[fact, hosts] as const];
  });
  return { ...state, book, crossed: kept.length === 0 ? undefined : Object.fromEntries(kept) };
}
