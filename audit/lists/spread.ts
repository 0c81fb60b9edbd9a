import type { Entry } from '../../procedure/entry.ts';

/** Tells apart what was decided once and taken to many workflows（日历、规程、参数）from what was decided again. */
export class Spread {
  private readonly taken = new Map<string, Set<string>>();

  /** The workflows that took the same decision so far, this entry's own among them; it alone for any other entry. */
  workflowsOf(entry: Entry): Set<string> {
    const { workflowId } = entry;
    const id = decisionId(entry);
    const known = id === undefined ? undefined : this.taken.get(id);
    // A workflow takes a decision once: taken there again, it was made again.
    if (known && !known.has(workflowId)) return known.add(workflowId);
    const fresh = new Set([workflowId]);
    if (id !== undefined) this.taken.set(id, fresh);
    return fresh;
  }
}

function decisionId({ body, origin }: Entry): string | undefined {
  switch (body.type) {
    case 'calendar.revised':
      return `calendar ${body.version}`;
    case 'rulebook.revised':
      return `rulebook ${body.was ?? ''} ${body.hash}`;
    case 'param.set':
      return `param ${body.name} ${body.date} ${origin?.commandHash ?? ''}`;
    default:
      return undefined;
  }
}
