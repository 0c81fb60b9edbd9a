import type { Decision } from '../../api/deadline-decisions.ts';
import type { Deadline } from '../../api/deadlines.ts';
import { covers, may, useWhoIs } from '../../app/who.ts';

export type Kind = Decision['kind'];

/** What may be done about deadlines by who is signed in: the office decides, the others ask. */
export function useKinds(): (row: Deadline) => Kind[] {
  const who = useWhoIs();
  const decides = may(who, 'deadlines.decide');
  const asks = may(who, 'deadlines.ask');
  return (row) => {
    if (row.status !== 'open' && row.status !== 'waiting') return [];
    if (!decides || !covers(who, row.round)) return asks && row.status === 'open' ? ['ask'] : [];
    if (row.pausedFrom !== null) return ['resume', 'waive'];
    return row.due === null ? ['waive'] : ['extend', 'pause', 'waive', 'remind'];
  };
}
