import { inspectionWorkflowId, transferWorkflowId } from '../ids.ts';
import { isLanguage2 } from '../rulebook/language.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { Copy, FactCopy } from './event.ts';
import { hostsTold, revised } from './revised.ts';
import type { Fact, State } from './state.ts';
import { concerns, inspectionsOf } from './subject.ts';

/** The peers that get a copy of a fact, each with the next number of its link. */
export function copiesOf(state: State, fact: Fact): Copy[] {
  // The standing office and the rounds tell each other nothing: no gate crosses between them (check-step).
  if (state.host === 'office') return [];
  const hosts = hostsTold(state, fact.fact);
  const peers: string[] = [];
  // What a batch of clues has to know of an inspection goes by way of the round, which knows the batches.
  const relayed = state.host === 'inspection' && isLanguage2(state.book) && hosts.has('transfer');
  if (state.host !== 'round' && (hosts.has('round') || relayed)) peers.push(state.round);
  if (state.host === 'round' && hosts.has('inspection')) {
    const about = inspectionsOf(state).filter((i) => concerns(fact, { group: i.group, org: i.no }));
    peers.push(...about.map((i) => inspectionWorkflowId(state.round, i.ref)));
  }
  if (state.host === 'round' && hosts.has('transfer')) {
    peers.push(...batchesOf(state));
  }
  return numbered(state, peers);
}

/** Copies that the round passes on to the batches of clues of what it was told itself. */
export function relaysOf(state: State, facts: Fact[]): Copy[] {
  if (state.host !== 'round' || !isLanguage2(state.book)) return [];
  const needed = facts.some((fact) => hostsTold(state, fact.fact).has('transfer'));
  return needed ? numbered(state, batchesOf(state)) : [];
}

function batchesOf(state: State): string[] {
  return state.transfers.map((t) => transferWorkflowId(state.round, t.no));
}

/** Each peer with the next number of its link. */
function numbered(state: State, peers: string[]): Copy[] {
  return peers.map((to) => ({ to, n: (state.links.sent[to] ?? 0) + 1 }));
}

/** Facts a transfer needs that were recorded before it started; they travel with its start. */
export function factsForTransfer(state: State): Fact[] {
  return state.facts.filter((fact) => hostsTold(state, fact.fact).has('transfer'));
}

/** Own facts that peers did not have to know under the present rulebook and have to under `book`, in number order. */
export function copiesOnRevision(state: State, book: Rulebook): FactCopy[] {
  const next = revised(state, book);
  const sent = { ...state.links.sent };
  const copies: FactCopy[] = [];
  for (const fact of state.facts.filter(({ from }) => from === undefined)) {
    const known = new Set(copiesOf(state, fact).map(({ to }) => to));
    for (const { to } of copiesOf(next, fact)) {
      if (known.has(to)) continue;
      const n = (sent[to] ?? 0) + 1;
      sent[to] = n;
      copies.push({ to, n, fact });
    }
  }
  return copies;
}
