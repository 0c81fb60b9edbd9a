import type { Entry } from '../../procedure/entry.ts';
import { approvalsIn } from '../../procedure/heart/given.ts';
import type { Decision } from '../../procedure/narrative/decision.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';
import { Spread } from './spread.ts';

/** One decision on paper that a clerk entered（代录批示）, and what it was entered with. */
export interface ApprovalLine extends Omit<ListLine, 'decisions'> {
  decision: Decision;
}

/** Collects 代录批示, each once: with the first thing it was entered for, and in the first workflow it was taken to. */
export class ApprovalsCollector {
  private readonly items: ApprovalLine[] = [];
  private readonly seen = new Set<string>();
  private readonly spread = new Spread();

  add(read: Read<Entry>): void {
    const { workflowId, origin, body } = read.entry;
    if (read.cause !== 'act' || origin === null || approvalsIn(origin).length === 0) return;
    const command = `${workflowId} ${origin.commandId}`;
    if (this.seen.has(command) || this.spread.workflowsOf(read.entry).size > 1) return;
    this.seen.add(command);
    const { decisions, ...line } = listLine(read, 'reason' in body ? body.reason : undefined);
    for (const decision of decisions) this.items.push({ ...line, decision });
  }

  all(): ApprovalLine[] {
    return this.items;
  }
}
