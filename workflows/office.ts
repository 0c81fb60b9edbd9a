import { workflowInfo } from '@temporalio/workflow';
import { begin, emptyState } from '../procedure/heart/begin.ts';
import { host } from './host.ts';
import type { OfficeInput } from './messages.ts';

/** 巡察办常设，一县一个: annual plan, object library, people, requests for opinion on the office's own clock. */
export async function office(input: OfficeInput): Promise<void> {
  const { round, mode, book, calendar, params } = input;
  await host(input, (instant) => {
    const state = emptyState({ id: workflowInfo().workflowId, host: 'office', round, mode, book, calendar }, instant);
    return { state, events: begin(state, { type: 'office.started', params }, [], '', instant) };
  });
}
