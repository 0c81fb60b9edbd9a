import type { Fact } from '../heart/state.ts';
import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** A fact in the workflow that owns it. */
export function factRows(entry: EntryOf<'fact.recorded'>): RowChange[] {
  const { workflowId, round, seq, historic, body } = entry;
  const { id, fact, on, at, date, data, returned = false } = body.fact;
  return [
    {
      table: 'facts',
      key: { workflowId, factId: id },
      set: {
        round,
        seq,
        fact,
        belongsTo: parentOf(body.fact),
        subject: on,
        at,
        date,
        data,
        returned,
        missing: body.missing ?? null,
        late: body.late ?? null,
        historic,
      },
    },
  ];
}

/** The facts as corrected; the entries they were recorded by stay as they were. */
export function correctionRows(entry: EntryOf<'fact.corrected'>): RowChange[] {
  const { workflowId, seq, body } = entry;
  const taken: RowChange = {
    table: 'facts',
    key: { workflowId, belongsTo: body.factId },
    set: { voided: true, correctedSeq: seq },
  };
  if (body.void) return [taken];
  return body.after.map(({ id, at, date, data, returned = false }) => ({
    table: 'facts',
    key: { workflowId, factId: id },
    set: { at, date, data, returned, correctedSeq: seq },
  }));
}

/** A fact completed by another is `<that one's id>/<its own name>`; any other belongs to itself. */
function parentOf({ id, fact }: Fact): string {
  return id.endsWith(`/${fact}`) ? id.slice(0, -fact.length - 1) : id;
}
