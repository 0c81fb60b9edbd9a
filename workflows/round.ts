import { workflowInfo } from '@temporalio/workflow';
import { begin, emptyState } from '../procedure/heart/begin.ts';
import { host } from './host.ts';
import type { RoundInput } from './messages.ts';

/** 轮次: plan, groups, letters, hearings, batches of clues. It starts an inspection per group and organization. */
export async function round(input: RoundInput): Promise<void> {
  const { round: no, mode, book, calendar, groups, params, plans } = input;
  await host(input, (instant) => {
    const state = emptyState(
      { id: workflowInfo().workflowId, host: 'round', round: no, mode, book, calendar },
      instant,
    );
    return { state, events: begin(state, { type: 'round.started', groups, params, plans }, [], '', instant) };
  });
}
