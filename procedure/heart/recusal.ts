import { inspectionsBy, type Member, membersOf } from './members.ts';
import type { Inspection, State } from './state.ts';
import { factsNamed, subjectOf } from './subject.ts';

/** Whether a person declared recusal（回避）from an inspection; a declaration that names none stands for all. */
export function isRecused(state: State, person: string, { ref }: Pick<Inspection, 'ref'>): boolean {
  const step = state.book.people?.recusal?.step;
  if (step === undefined) return false;
  return factsNamed(state, step).some(
    (fact) => subjectOf(fact.on).person === person && (fact.data.orgs?.includes(ref) ?? true),
  );
}

/** Members who still serve in an inspection they declared recusal from: the office has to adjust. */
export function recusedMembers(state: State): Member[] {
  return membersOf(state).filter((member) =>
    inspectionsBy(state, member).some((inspection) => isRecused(state, member.person, inspection)),
  );
}
