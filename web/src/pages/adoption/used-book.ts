import { useOffice } from '../../api/office.ts';
import { useRound } from '../../api/rounds.ts';

/** The rulebook a round, or the standing office, follows now. */
export function useUsedBook(round: string) {
  const office = useOffice();
  const there = useRound(round === 'office' ? '' : round);
  return round === 'office' ? office.data?.rulebook : there.data?.rulebook;
}
