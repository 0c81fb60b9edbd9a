import { membersOf } from './members.ts';
import type { State, Subject } from './state.ts';
import { inspectionsOf, refOf, subjectOf } from './subject.ts';

/** The subjects a gate must be open for: a wider step waits for all of the narrower gate's subjects. */
export function gateScope(state: State, gate: string, subject: Subject): Subject[] {
  const step = state.book.steps[gate];
  switch (step?.level) {
    case 'round':
    case 'office':
      return roundScope(state, step.names === 'inspections', subject);
    case 'transfer':
      return state.host === 'round' ? handedOver(state) : [subject];
    case 'inspection':
      return inspectionScope(state, subject);
    case 'village':
      return inspectionScope(state, subject).flatMap((one) => villageScope(state, one));
    case 'person':
      return personScope(state, subject);
    case 'group':
      return subject.group === undefined ? state.groups.map((group) => ({ group: group.no })) : [subject];
    default:
      return [subject];
  }
}

/** A batch waits for the hearings of the inspections it carries clues of; an early one for none. */
function roundScope(state: State, hearing: boolean, subject: Subject): Subject[] {
  const transfer = state.transfers.find((t) => t.no === subject.transfer);
  if (!transfer) return [subject.letter === undefined ? subject : {}];
  if (!hearing) return [{}];
  if (transfer.early) return [];
  const named = transfer.inspections.map((ref) => subjectOf(`inspection/${ref}`));
  return named.length > 0 ? named : [{}];
}

function handedOver(state: State): Subject[] {
  return state.transfers.filter((t) => !t.early).map((t) => ({ transfer: t.no }));
}

function inspectionScope(state: State, subject: Subject): Subject[] {
  const ref = refOf(subject);
  if (ref !== undefined) return [subject];
  const transfer = state.transfers.find((t) => t.no === subject.transfer);
  const about = transfer && transfer.inspections.length > 0 ? transfer.inspections : undefined;
  return inspectionsOf(state)
    .filter((i) => (subject.group === undefined || i.group === subject.group) && (about?.includes(i.ref) ?? true))
    .map((i) => ({ group: i.group, org: i.no }));
}

/** Everybody who serves in the groups; where the people are kept on paper, the groups. */
function personScope(state: State, subject: Subject): Subject[] {
  if (subject.person !== undefined) return [subject];
  const ref = refOf(subject);
  const members = membersOf(state, subject.group).filter(
    ({ inspections }) => ref === undefined || (inspections?.includes(ref) ?? true),
  );
  if (members.length > 0) return members.map(({ group, person }) => ({ group, person }));
  return subject.group === undefined ? state.groups.map((group) => ({ group: group.no })) : [subject];
}

/** Every village of the inspection, where their number is known; a fact on the inspection itself speaks for all. */
function villageScope(state: State, subject: Subject): Subject[] {
  if (subject.village !== undefined) return [subject];
  const { group, org } = subject;
  const count = inspectionsOf(state).find((i) => i.group === group && i.no === org)?.villages ?? 0;
  if (group === undefined || org === undefined || count === 0) return [subject];
  return Array.from({ length: count }, (_, i) => ({ group, org, village: i + 1 }));
}
