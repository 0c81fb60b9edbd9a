import type { Evidence } from '../../audit/evidence.ts';
import { collect, type Sources } from '../../audit/source/collect.ts';
import { type Part, partsOfLedger } from '../../audit/source/ledger.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import type { AuditScope } from '../../db/schema/audits.ts';
import { roundOf } from '../../procedure/ids.ts';
import type { Progress } from './messages.ts';

/** What an audit has before it: part after part, only one of them in memory, and how far it is. */
export class Work {
  readonly progress: Progress = { done: 0, total: 0 };

  constructor(
    private readonly sources: Sources,
    private readonly scope: AuditScope,
  ) {}

  replayed(): void {
    this.progress.done += 1;
  }

  async *evidence(): AsyncGenerator<Evidence> {
    const parts = await this.parts();
    const expected = await Promise.all(parts.map((part) => this.expectedRuns(part)));
    this.progress.total = expected.reduce((sum, runs) => sum + runs, 0);
    for (const [index, part] of parts.entries()) {
      const evidence = await collect(this.sources, part);
      const runs = evidence.workflows.reduce((sum, workflow) => sum + workflow.runs.length, 0);
      this.progress.total += runs - (expected[index] ?? 0);
      yield evidence;
    }
  }

  private async parts(): Promise<Part[]> {
    const { round, inspection } = this.scope;
    if (inspection !== undefined) return [{ round: roundOf(inspection), workflowId: inspection }];
    return round === undefined ? partsOfLedger(this.sources.db) : [{ round }];
  }

  /** A workflow has one run at least; how many is known when it is read. */
  private async expectedRuns({ round, workflowId }: Part): Promise<number> {
    return workflowId === undefined ? (await workflowsOfRound(this.sources.db, round)).length : 1;
  }
}
