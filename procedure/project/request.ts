import type { Entry } from '../entry.ts';
import { approvalsIn } from '../heart/given.ts';
import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** A wish for a later due date: asked for, or not granted, and by whom. */
export function requestRows(entry: EntryOf<'extension.requested' | 'extension.refused'>): RowChange[] {
  const { workflowId, round, happenedAt, origin, body } = entry;
  const key = { id: body.request };
  if (body.type === 'extension.refused')
    return [{ table: 'extensionRequests', key, set: decided(entry, 'refused', body.reason) }];
  const { due, reason } = body.wish;
  const asked = { workflowId, round, deadlineKey: body.key, rule: body.rule, due, reason };
  const set = { ...asked, askedAt: happenedAt, askedBy: origin?.typedBy ?? '', status: 'open', ...UNDECIDED };
  return [{ table: 'extensionRequests', key, set }];
}

/** The request an extension grants. */
export function grantedRows(entry: Entry, request: string | undefined): RowChange[] {
  if (request === undefined) return [];
  return [{ table: 'extensionRequests', key: { id: request }, set: decided(entry, 'granted') }];
}

const UNDECIDED = { decidedAt: null, decidedBy: null, decision: null };

function decided({ happenedAt, origin }: Entry, status: 'granted' | 'refused', decision: string | null = null) {
  const [first] = approvalsIn(origin ?? {});
  return { status, decidedAt: happenedAt, decidedBy: first?.by ?? origin?.typedBy ?? null, decision };
}
