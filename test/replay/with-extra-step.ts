import { sleep } from '@temporalio/workflow';
import * as released from '../../workflows/index.ts';
import type { ClueTransferInput, InspectionInput, OfficeInput, RoundInput } from '../../workflows/messages.ts';

/** The workflows with one step more and no `patched()`: what a careless change looks like. */
export async function round(input: RoundInput): Promise<void> {
  await sleep(1);
  await released.round(input);
}

export async function inspection(input: InspectionInput): Promise<void> {
  await sleep(1);
  await released.inspection(input);
}

export async function clueTransfer(input: ClueTransferInput): Promise<void> {
  await sleep(1);
  await released.clueTransfer(input);
}

export async function office(input: OfficeInput): Promise<void> {
  await sleep(1);
  await released.office(input);
}
