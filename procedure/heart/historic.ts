import type { Event } from './event.ts';
import type { State } from './state.ts';

/** Whether an event only puts the past on record: of a workflow in backfill, or of old papers in one that runs. */
export function isHistoric(state: State, event: Event): boolean {
  if (state.mode === 'backfill') return true;
  if (event.type === 'fact.recorded') return event.fact.historic === true;
  return 'key' in event && state.deadlines[event.key]?.historic === true;
}
