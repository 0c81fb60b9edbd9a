import { Context } from '@temporalio/activity';

const BEAT_MS = 1000;

/**
 * Tells the engine every second that an activity is at work: a worker that died costs its heartbeat timeout then, not
 * the time the activity may take.
 */
export function beating<In extends unknown[], Out>(work: (...input: In) => Promise<Out>) {
  return async (...input: In): Promise<Out> => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), BEAT_MS);
    try {
      return await work(...input);
    } finally {
      clearInterval(beat);
    }
  };
}
