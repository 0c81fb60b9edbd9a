const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SAME_PRESS_MS = 500;

/**
 * Calls `first` on the first request to stop and `again` on a later one. npm and tsx pass on what the terminal has sent
 * as well: copies within half a second are the same key press.
 */
export function onStopSignals(first: () => void, again: () => void): () => void {
  let asked = 0;
  const listener = () => {
    if (asked === 0) {
      asked = Date.now();
      first();
    } else if (Date.now() - asked > SAME_PRESS_MS) {
      again();
    }
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
