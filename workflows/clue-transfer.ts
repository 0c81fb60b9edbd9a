import { workflowInfo } from '@temporalio/workflow';
import { begin, emptyState } from '../procedure/heart/begin.ts';
import { host } from './host.ts';
import type { ClueTransferInput } from './messages.ts';

/** 一张移交交接单，一个接收单位: hand-over, first feedback in 3 months, month-end reports until every clue is closed. */
export async function clueTransfer(input: ClueTransferInput): Promise<void> {
  const { round, mode, book, calendar, groups, transfer, facts } = input;
  await host(input, (instant) => {
    const id = workflowInfo().workflowId;
    const state = { ...emptyState({ id, host: 'transfer', round, mode, book, calendar }, instant), groups };
    return { state, events: begin(state, { type: 'transfer.started', transfer }, facts, round, instant) };
  });
}
