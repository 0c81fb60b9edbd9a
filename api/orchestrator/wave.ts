/** Workflows asked at the same time. */
const AT_ONCE = 8;

/** Which of the workflows that are left are asked next: the round by itself first, then the others, a few at once. */
export function waveOf(round: string, left: string[]): string[] {
  return left.includes(round) ? [round] : left.slice(0, AT_ONCE);
}
