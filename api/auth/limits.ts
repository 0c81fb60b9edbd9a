/** A session nobody used for so long is over. */
export const IDLE_MS = 30 * 60_000;
/** A session is over so long after the sign-in, however much it is used. */
export const ABSOLUTE_MS = 12 * 3_600_000;
/** The last use is noted no more often than this. */
export const NOTED_MS = 60_000;

/** A session that is over is kept so long, then forgotten at somebody's next sign-in. */
export const KEPT_MS = 90 * 86_400_000;

/** An instant (UTC) so many milliseconds from another. */
export function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
