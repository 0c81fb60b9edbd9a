import { useRounds } from './rounds.ts';

/** The numbers of the rounds there are, newest first. */
export function useRoundNames(): string[] | undefined {
  return useRounds().data?.map(({ round }) => round);
}
