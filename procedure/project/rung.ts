import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** A rung: a message in the outbox, and the deadline remembers how far up its ladder it is. */
export function rungRows(entry: EntryOf<'rung.fired'>): RowChange[] {
  const { workflowId, round, seq, historic, body } = entry;
  const at = entry.fellDueAt ?? entry.happenedAt;
  return [
    {
      table: 'outbox',
      key: { id: `${workflowId}/${seq}` },
      set: {
        workflowId,
        round,
        kind: kindOf(body.rung),
        to: body.to,
        paper: body.paper ?? null,
        copyTo: body.copyTo ?? null,
        wording: body.wording ?? null,
        deadlineKey: body.key,
        rule: body.rule,
        unit: body.subject.unit ?? null,
        rung: body.rung,
        due: body.due,
        historic,
        createdAt: at,
        recordedAt: entry.recordedAt,
      },
    },
    {
      table: 'deadlines',
      key: { workflowId, key: body.key },
      set: { lastRung: body.rung, lastRungAt: at, generation: body.generation },
    },
  ];
}

/** Before and at the due instant one is reminded; after it, somebody higher is told. */
function kindOf(rung: string): 'reminder' | 'escalation' {
  return rung.startsWith('after') ? 'escalation' : 'reminder';
}
