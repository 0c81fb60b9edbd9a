import type { DeadlineRule } from '../rulebook/schema.ts';
import { triggerFacts } from './crossings.ts';
import { lettersOf } from './letters.ts';
import type { Inspection, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf } from './subject.ts';

/** What a rule has one deadline for, in the workflow that holds it. */
export function subjectsOf(state: State, rule: DeadlineRule): Subject[] {
  switch (rule.per) {
    case 'letter':
      return lettersOf(state)
        .filter((letter) => rule.letter === undefined || letter.kind === rule.letter)
        .map((letter) => ({ letter: letter.id, unit: letter.unit }));
    case 'inspection':
      return inspectionsOf(state).map(subjectOfInspection);
    case 'hearing':
      return triggersOf(state, rule).map((fact) => ({ hearing: fact.id }));
    case 'receiver':
      return receiverSubjects(state, rule);
    case 'unit':
      return ownSubjects(state, rule).flatMap((subject) => (rule.units ?? []).map((unit) => ({ ...subject, unit })));
    case 'person':
      return [...new Set(state.facts.filter((f) => f.fact === rule['met-by']).map((f) => personOf(f.on, f.id)))].map(
        (person) => ({ person }),
      );
    default:
      return ownSubjects(state, rule);
  }
}

function ownSubjects(state: State, rule: DeadlineRule): Subject[] {
  if (state.host === 'transfer') return state.transfers.map((t) => ({ transfer: t.no, unit: t.receiver }));
  if (state.host === 'inspection') return inspectionsOf(state).map(subjectOfInspection);
  if (rule.level === 'group') return state.groups.map((group) => ({ group: group.no }));
  return [{}];
}

function subjectOfInspection(inspection: Inspection): Subject {
  return { group: inspection.group, org: inspection.no };
}

/** Receivers that have clues after a hearing: batches assembled for them, or named at the hearing itself. */
function receiverSubjects(state: State, rule: DeadlineRule): Subject[] {
  return triggersOf(state, rule).flatMap((hearing) => {
    const named = hearing.data.inspections;
    const batches = state.transfers.filter(
      (t) =>
        !t.early && (named === undefined || t.inspections.length === 0 || t.inspections.some((i) => named.includes(i))),
    );
    const receivers = new Set([...(hearing.data.receivers ?? []), ...batches.map((t) => t.receiver)]);
    return [...receivers]
      .filter((receiver) => state.book.receivers[receiver]?.term ?? true)
      .map((unit) => ({ hearing: hearing.id, unit }));
  });
}

function triggersOf(state: State, rule: DeadlineRule) {
  const [trigger] = triggerFacts(rule.from, state.book);
  return trigger === undefined ? [] : factsAbout(state, trigger, {});
}

function personOf(on: string, factId: string): string {
  return on.startsWith('person/') ? on.slice('person/'.length) : factId;
}
