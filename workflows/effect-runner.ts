import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { type Event, event } from '../procedure/heart/event.ts';
import type { State } from '../procedure/heart/state.ts';
import type { Effect } from './effects.ts';

// Starting a peer and telling it a fact must succeed some day: they are tried until they do.
const { startInspection, startClueTransfer, signalPeer } = proxyActivities<Activities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

// A long history takes its time to be read and written.
const { exportHistory } = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  // The time a dead worker costs: the round is not at rest before, and nobody can say whether it will be.
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** The events an effect's outcome leads to, given the state and instant at which it is known. */
export type Outcome = (state: State, instant: string) => Event[];

/** Carries out one effect. A permanent failure becomes an event: visible, never silent. */
export async function runEffect(effect: Effect): Promise<Outcome> {
  try {
    switch (effect.kind) {
      case 'start-inspection':
        await startInspection(effect.start);
        return (_, instant) => [event(instant, { type: 'peer.started', workflowId: effect.start.workflowId })];
      case 'start-clue-transfer':
        await startClueTransfer(effect.start);
        return (_, instant) => [event(instant, { type: 'peer.started', workflowId: effect.start.workflowId })];
      case 'signal-peer':
        await signalPeer({ to: effect.to, message: effect.message });
        return () => [];
      case 'export-history': {
        const { events, sha256 } = await exportHistory(effect.run);
        const { runId } = effect.run;
        return (_, instant) => [event(instant, { type: 'history.exported', runId, events, sha256 })];
      }
    }
  } catch {
    // The cause stays in the engine's history; the ledger names the effect without its contents.
    return (_, instant) => [event(instant, { type: 'effect.failed', effect: effect.id, message: effect.kind })];
  }
}
