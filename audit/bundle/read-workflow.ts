import proto from '@temporalio/proto';
import { z } from 'zod';
import { sha256Of } from '../../workflows/build-id.ts';
import type { Run, WorkflowEvidence } from '../evidence.ts';
import { BundleError } from './bundle-error.ts';
import { entrySchema } from './entry-schema.ts';
import type { Index, IndexedRun } from './index-member.ts';
import { commandsOf, entriesOf } from './layout.ts';
import type { OpenedMembers } from './opened-members.ts';

const { History } = proto.temporal.api.history.v1;

/** What a bundle holds of one workflow. */
export async function readWorkflow(
  opened: OpenedMembers,
  indexed: Index['workflows'][number],
): Promise<WorkflowEvidence> {
  const { workflowId, round, revision, missing } = indexed;
  const runs = await runsIn(opened, workflowId, indexed.runs);
  const strays = await runsIn(opened, workflowId, indexed.strays);
  const entries = await opened.lines(entriesOf(workflowId), entrySchema);
  const commands = await opened.lines(commandsOf(workflowId), commandSchema);
  const foreign = entries.find((entry) => entry.workflowId !== workflowId);
  if (foreign) throw new BundleError(`成员 ${entriesOf(workflowId)} 里有 ${foreign.workflowId} 的条目`);
  return {
    workflowId,
    round,
    runs,
    strays,
    missing: [...missing],
    entries,
    revision: revision ?? undefined,
    commands: new Map(commands.map(({ id, ...command }) => [id, command])),
  };
}

const commandSchema = z.strictObject({ id: z.string(), hash: z.string(), revision: z.int() });

async function runsIn(opened: OpenedMembers, workflowId: string, indexed: readonly IndexedRun[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const { runId, member, noted } of indexed) {
    const bytes = await opened.bytes(member);
    const from: Run['from'] =
      noted === null ? { source: 'file', name: member } : { source: 'kept', sha256: sha256Of(bytes), noted };
    runs.push({ workflowId, runId, history: historyIn(bytes, member), from });
  }
  return runs;
}

function historyIn(bytes: Uint8Array, member: string): Run['history'] {
  try {
    return History.decode(bytes);
  } catch {
    throw new BundleError(`成员 ${member} 不是历史：读不出事件，被截短或被改过编码`);
  }
}
