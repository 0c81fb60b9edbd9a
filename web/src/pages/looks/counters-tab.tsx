import { useCounters } from '../../api/looks.ts';
import { Shown } from '../../common/states.tsx';
import { CountersTable } from './counters-table.tsx';

/** 已开/应开 of all groups of a round. */
export function CountersTab({ round }: { round: string }) {
  return <Shown of={useCounters(round)}>{(counters) => <CountersTable counters={counters} groups />}</Shown>;
}
