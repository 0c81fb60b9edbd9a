import { defineUpdate } from '@temporalio/workflow';
import type { Body } from '../body.ts';

/** Answers with the revision it brought the workflow to, as ours does. */
export const addUpdate = defineUpdate<number, [Body[]]>('add');

/** Facts that follow the ledger's `from`. */
export interface FloorFlush {
  workflowId: string;
  from: number;
  bodies: Body[];
}

export interface FloorActivities {
  record(flush: FloorFlush): Promise<void>;
}
