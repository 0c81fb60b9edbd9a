import { REHEARSAL_NAMESPACE } from './namespaces.ts';

/** Temporal's dynamic configuration: only what the product needs different from the defaults. */
export function dynamicConfig() {
  return {
    // Virtual time in the rehearsal namespace alone: no client can skip time in a real round.
    'frontend.WorkflowTimeSkippingEnabled': [{ value: true, constraints: { namespace: REHEARSAL_NAMESPACE } }],
    // The default second makes every deadline, and every skipped instant of a rehearsal, up to a second late.
    'history.timerProcessorMaxTimeShift': [{ value: '100ms' }],
    // The default 10 refuses an office that registers a batch of replies of one round at once.
    'history.maxInFlightUpdates': [{ value: 200 }],
  };
}
