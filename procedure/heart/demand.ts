import { isLanguage2 } from '../rulebook/language.ts';
import { heldBy } from './originals.ts';
import { recusedMembers } from './recusal.ts';
import type { State, Subject } from './state.ts';
import { factsAbout, inspectionsOf, subjectOf } from './subject.ts';

/**
 * Whether a step is owed for the subject: what must be done always is; an optional or conditional one once its trait is
 * given, somebody declared the need, or it was done (steps.md §0).
 */
export function owed(state: State, name: string, subject: Subject): boolean {
  const step = state.book.steps[name];
  if (!step) return true;
  // Only a group that holds an original owes its return (#35).
  if (step['done-by']?.fact === 'letter.original-returned') return heldBy(state, subject.group).length > 0;
  if (name === state.book.people?.recusal?.adjust && recusedMembers(state).length > 0) return true;
  // A thing that was begun is there, whatever the step is.
  if (subject.thing !== undefined) return true;
  // An assembled batch is the condition its own steps wait for; an early one has a way of its own.
  if (isLanguage2(state.book) && step.level === 'transfer' && step.demand === 'if') {
    const batch = state.transfers.find(({ no }) => no === subject.transfer);
    if (batch) return !batch.early;
  }
  if (step.when === undefined && step.demand === 'must') return true;
  if (step.when !== undefined && hasTrait(state, subject, step.when)) return true;
  return (
    handedIn(state, name, subject) || declared(state, name, subject) || factsAbout(state, name, subject).length > 0
  );
}

/** Whether one of the inspections the subject is about has the trait. */
export function hasTrait(state: State, subject: Subject, trait: string): boolean {
  if (trait === HAS_CLUES && subject.group !== undefined) return givesClues(state, subject);
  return inspectionsOf(state).some(
    (i) =>
      (subject.group === undefined || i.group === subject.group) &&
      (subject.org === undefined || i.no === subject.org) &&
      i.traits.includes(trait),
  );
}

/** The one trait nobody declares: a batch carries clues of the inspection. */
const HAS_CLUES = 'has-clues';

function givesClues({ transfers }: State, { group, org }: Subject): boolean {
  return transfers.some(
    ({ early, inspections }) =>
      !early &&
      (inspections.length === 0 ||
        inspections.some((ref) => ref === `${group}-${org}` || (org === undefined && ref.startsWith(`${group}-`)))),
  );
}

/** A paper that is on its way for signature exists, though it is not done. */
function handedIn(state: State, name: string, subject: Subject): boolean {
  return Object.values(state.drafts ?? {}).some((draft) => {
    if (draft.fact !== name) return false;
    const { group, org } = subjectOf(draft.on);
    return (group ?? subject.group) === subject.group && (org ?? subject.org) === subject.org;
  });
}

function declared(state: State, name: string, subject: Subject): boolean {
  return state.needs.some((need) => {
    if (!need.startsWith(`${name}@`)) return false;
    const { group, org } = subjectOf(need.slice(name.length + 1));
    if (group !== undefined && subject.group !== undefined && group !== subject.group) return false;
    return org === undefined || subject.org === undefined || org === subject.org;
  });
}
