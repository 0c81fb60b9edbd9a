import type { Place } from '../../api/facts.ts';
import { covers, may, useWhoIs } from '../../app/who.ts';

/** Whom a group's own people register for; the rest of an inspection is entered by the office. */
const GROUP_SIDE: readonly string[] = ['leader', 'deputy', 'gl', 'member', 'group', 'branch'];

/** Whether the account may register anything at a place; the API has the last word on each fact. */
export function useMayRecord(place: Place): boolean {
  const who = useWhoIs();
  if (place.kind === 'transfer') return may(who, 'transfers.record') && covers(who, place.round);
  const group = place.kind === 'group' ? place.group : undefined;
  const ref = place.kind === 'inspection' ? place.ref : undefined;
  return may(who, 'facts.record') && covers(who, place.round, group ?? groupOf(ref), ref);
}

/** Whether a step is registered by who is signed in: the office registers every one, a group its own. */
export function useIsOwn(round: string): (by: string | string[]) => boolean {
  const whole = covers(useWhoIs(), round);
  return (by) => whole || [by].flat().some((role) => GROUP_SIDE.includes(role));
}

function groupOf(ref: string | undefined): number | undefined {
  return ref === undefined ? undefined : Number(ref.split('-')[0]);
}
