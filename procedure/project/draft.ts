import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** A paper on its way for signatures; that it was completed is told by the fact of the same id. */
export function draftRows(entry: EntryOf<'draft.begun' | 'draft.signed' | 'draft.returned'>): RowChange[] {
  const { workflowId, round, body } = entry;
  if (body.type === 'draft.begun') {
    const { id, fact, on, date, data, signed } = body.draft;
    const set = { round, fact, subject: on, date, data, signed, returned: null };
    return [{ table: 'drafts', key: { workflowId, draftId: id }, set }];
  }
  const set = body.type === 'draft.signed' ? { signed: body.signed } : { returned: body.reason };
  return [{ table: 'drafts', key: { workflowId, draftId: body.draftId }, set }];
}
