import type { DeadlineRule } from '../rulebook/schema.ts';
import { occasionsOf, receiversAfter } from './hearings.ts';
import { lettersOf } from './letters.ts';
import { personOf } from './met.ts';
import type { Inspection, State, Subject } from './state.ts';
import { inspectionsOf } from './subject.ts';

/** What a rule has one deadline for, in the workflow that holds it. */
export function subjectsOf(state: State, rule: DeadlineRule): Subject[] {
  switch (rule.per) {
    case 'letter':
      return lettersOf(state)
        .filter((letter) => rule.letter === undefined || letter.kind === rule.letter)
        .filter((letter) => rule.units === undefined || rule.units.includes(letter.unit))
        .map((letter) => ({ letter: letter.id, unit: letter.unit }));
    case 'inspection':
      return inspectionsOf(state).map(subjectOfInspection);
    case 'hearing':
      return occasionsOf(state, rule).map((fact) => ({ hearing: fact.id }));
    case 'occurrence':
      return occasionsOf(state, rule).map((fact) => ({ occurrence: fact.id }));
    case 'receiver':
      return occasionsOf(state, rule).flatMap((hearing) =>
        receiversAfter(state, rule, hearing).map((unit) => ({ hearing: hearing.id, unit })),
      );
    case 'unit':
      return ownSubjects(state, rule).flatMap((subject) => (rule.units ?? []).map((unit) => ({ ...subject, unit })));
    case 'person':
      return [...new Set(state.facts.filter((f) => f.fact === rule['met-by']).map(personOf))].map((person) => ({
        person,
      }));
    default:
      return ownSubjects(state, rule);
  }
}

function ownSubjects(state: State, rule: DeadlineRule): Subject[] {
  if (state.host === 'transfer') return transferSubjects(state, rule);
  if (state.host === 'inspection') return inspectionsOf(state).map(subjectOfInspection);
  if (rule.level === 'group') return state.groups.map((group) => ({ group: group.no }));
  return [{}];
}

/** A batch handed over early has no term; a receiver without a term has only duties without a number. */
function transferSubjects(state: State, rule: DeadlineRule): Subject[] {
  return state.transfers
    .filter(({ early, receiver }) => {
      if (early || (rule.units && !rule.units.includes(receiver))) return false;
      return rule['no-number'] === true || (state.book.receivers[receiver]?.term ?? true);
    })
    .map((transfer) => ({ transfer: transfer.no, unit: transfer.receiver }));
}

function subjectOfInspection(inspection: Inspection): Subject {
  return { group: inspection.group, org: inspection.no };
}
