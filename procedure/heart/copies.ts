import { inspectionWorkflowId, transferWorkflowId } from '../ids.ts';
import { crossings } from './crossings.ts';
import type { Copy } from './event.ts';
import type { Fact, State } from './state.ts';
import { concerns, inspectionsOf } from './subject.ts';

/** The peers that get a copy of a fact, each with the next number of its link. */
export function copiesOf(state: State, fact: Fact): Copy[] {
  const hosts = crossings(state.book).get(fact.fact) ?? new Set();
  const peers: string[] = [];
  if (state.host !== 'round' && hosts.has('round')) peers.push(state.round);
  if (state.host === 'round' && hosts.has('inspection')) {
    const about = inspectionsOf(state).filter((i) => concerns(fact, { group: i.group, org: i.no }));
    peers.push(...about.map((i) => inspectionWorkflowId(state.round, i.ref)));
  }
  if (state.host === 'round' && hosts.has('transfer')) {
    peers.push(...state.transfers.map((t) => transferWorkflowId(state.round, t.no)));
  }
  return peers.map((to) => ({ to, n: (state.links.sent[to] ?? 0) + 1 }));
}

/** Facts a transfer needs that were recorded before it started; they travel with its start. */
export function factsForTransfer(state: State): Fact[] {
  return state.facts.filter((fact) => crossings(state.book).get(fact.fact)?.has('transfer'));
}
