/** Runs `work` when called; calls while it runs become one more run after it. Failures are told, the next call tries again. */
export function coalesced(work: () => Promise<void>, tell: (error: Error) => void): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch(tell);
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
