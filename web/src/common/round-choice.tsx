import { useDeadlines } from '../api/deadlines.ts';
import { useRounds } from '../api/rounds.ts';
import { useMay } from '../app/who.ts';
import type { useListState } from './list-state.ts';
import { RoundSelect } from './round-select.tsx';

const MOST = 500;

/** The rounds an account may choose from: who sees no rounds has those its deadlines are of. */
export function useChosenRound(state: ReturnType<typeof useListState>) {
  const seesRounds = useMay('rounds.see');
  const rounds = useRounds(seesRounds);
  const deadlines = useDeadlines({ page: 1, pageSize: MOST, sort: '-due' }, !seesRounds);
  const names = seesRounds
    ? rounds.data?.map(({ round }) => round)
    : deadlines.data && [...new Set(deadlines.data.items.map(({ round }) => round))];
  const usual = rounds.data?.find(({ closed }) => !closed)?.round ?? names?.[0];
  return { names, round: state.get('round') ?? usual };
}

interface RoundChoiceProps {
  chosen: ReturnType<typeof useChosenRound>;
  change: (round: string) => void;
}

export function RoundChoice({ chosen: { names, round }, change }: RoundChoiceProps) {
  return <RoundSelect value={round} names={names} change={(next) => next && change(next)} />;
}
