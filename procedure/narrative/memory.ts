import type { Entry } from '../entry.ts';
import type { Draft, ExtensionRequest, Fact } from '../heart/state.ts';

/** What later entries refer to by an id alone: facts, drafts, requests and due dates as they stood before. */
export class Memory {
  private readonly facts = new Map<string, Fact>();
  private readonly drafts = new Map<string, Draft>();
  private readonly dues = new Map<string, string | undefined>();
  private readonly wishes = new Map<string, ExtensionRequest>();

  learn({ workflowId, body }: Entry): void {
    const at = (id: string) => `${workflowId} ${id}`;
    switch (body.type) {
      case 'fact.recorded':
      case 'fact.copied':
        this.facts.set(at(body.fact.id), body.fact);
        return;
      case 'fact.corrected':
        for (const fact of body.after) this.facts.set(at(fact.id), fact);
        return;
      case 'correction.copied':
        for (const fact of body.correction.after) this.facts.set(at(fact.id), fact);
        return;
      case 'draft.begun':
        this.drafts.set(at(body.draft.id), body.draft);
        return;
      case 'deadline.opened':
      case 'deadline.moved':
        this.dues.set(at(body.key), body.due);
        return;
      case 'extension.requested':
        this.wishes.set(at(body.request), body.wish);
        return;
      default:
    }
  }

  fact(workflowId: string, id: string): Fact | undefined {
    return this.facts.get(`${workflowId} ${id}`);
  }

  draft(workflowId: string, id: string): Draft | undefined {
    return this.drafts.get(`${workflowId} ${id}`);
  }

  /** The due date a deadline had; undefined when it had none. */
  due(workflowId: string, key: string): string | undefined {
    return this.dues.get(`${workflowId} ${key}`);
  }

  wish(workflowId: string, request: string): ExtensionRequest | undefined {
    return this.wishes.get(`${workflowId} ${request}`);
  }
}
