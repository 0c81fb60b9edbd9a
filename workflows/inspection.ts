import { workflowInfo } from '@temporalio/workflow';
import { begin, emptyState } from '../procedure/heart/begin.ts';
import { host } from './host.ts';
import type { InspectionInput } from './messages.ts';

/** 第几组·被巡察单位: stationing, withdrawal, reports, hearings it was named in, feedback, rectification. */
export async function inspection(input: InspectionInput): Promise<void> {
  const { round, mode, book, calendar, group, params, plans } = input;
  await host(input, (instant) => {
    const state = emptyState(
      { id: workflowInfo().workflowId, host: 'inspection', round, mode, book, calendar },
      instant,
    );
    return { state, events: begin(state, { type: 'inspection.started', group, params, plans }, [], round, instant) };
  });
}
