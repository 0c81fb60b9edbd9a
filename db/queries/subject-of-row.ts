import type { Subject } from '../../procedure/heart/state.ts';
import type { deadlines } from '../schema/deadlines.ts';

type Row = typeof deadlines.$inferSelect;

/** Several of one kind at a time are told apart by the fact that began each; it stands in the key alone. */
const OCCURRENCE = /[@+]occurrence\/([^+]+)/;

/** What a deadline row is about. */
export function subjectOfRow({ key, groupNo, orgNo, letter, unit, transferNo, period, person, hearing }: Row): Subject {
  const occurrence = OCCURRENCE.exec(key)?.[1];
  return {
    ...(groupNo !== null && { group: groupNo }),
    ...(orgNo !== null && { org: orgNo }),
    ...(letter !== null && { letter }),
    ...(unit !== null && { unit }),
    ...(transferNo !== null && { transfer: transferNo }),
    ...(period !== null && { period }),
    ...(person !== null && { person }),
    ...(hearing !== null && { hearing }),
    ...(occurrence !== undefined && { occurrence }),
  };
}
