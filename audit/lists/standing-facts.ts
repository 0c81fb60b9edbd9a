import type { Entry } from '../../procedure/entry.ts';
import { isOrBelongsTo } from '../../procedure/heart/belongs.ts';
import type { Fact } from '../../procedure/heart/state.ts';

/** The facts of a round as last corrected, each in the workflow that owns it. */
export class StandingFacts {
  private readonly facts = new Map<string, Map<string, Fact>>();
  private readonly corrected = new Set<string>();

  learn({ workflowId, body }: Entry): void {
    if (body.type !== 'fact.recorded' && body.type !== 'fact.corrected') return;
    const own = this.facts.get(workflowId) ?? new Map<string, Fact>();
    this.facts.set(workflowId, own);
    if (body.type === 'fact.recorded') {
      own.set(body.fact.id, body.fact);
      return;
    }
    for (const fact of own.values()) if (isOrBelongsTo(fact, body.factId)) own.delete(fact.id);
    for (const fact of body.after) own.set(fact.id, fact);
    if (!body.returned) this.corrected.add(`${workflowId} ${body.factId}`);
  }

  /** Undefined when it was taken back. */
  get(workflowId: string, id: string): Fact | undefined {
    return this.facts.get(workflowId)?.get(id);
  }

  /** Whether its date or data were changed later. */
  isCorrected(workflowId: string, id: string): boolean {
    return this.corrected.has(`${workflowId} ${id}`);
  }

  /** All that count: neither taken back nor sent back. */
  standing(): Fact[] {
    return [...this.facts.values()].flatMap((own) => [...own.values()]).filter(({ returned }) => !returned);
  }
}
