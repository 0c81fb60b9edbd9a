import type { Decision } from '../../api/deadline-decisions.ts';
import type { Deadline } from '../../api/deadlines.ts';
import { type TypedSignature, typedApproval } from '../../common/approval-entry.tsx';
import { today } from '../../common/date.ts';
import type { Kind } from './kinds.ts';

/** What the form of a decision holds. */
export interface DecisionValues {
  due?: string;
  from?: string;
  until?: string;
  reason?: string;
  paper?: '催办函' | '督办单';
  wording?: string;
  approval?: TypedSignature;
}

/** Decisions of somebody above: without their word the API refuses them. */
export const APPROVED: ReadonlySet<Kind> = new Set(['extend', 'pause', 'waive']);

/** Today where a day is asked for; a new due date is proposed where the old one is the same for all. */
export function initialOf(kind: Kind, rows: readonly Deadline[]): DecisionValues {
  const [first] = rows;
  const due = rows.every((row) => row.due === first?.due) ? first?.due : undefined;
  return {
    ...(kind === 'pause' && { from: today() }),
    ...(kind === 'resume' && { until: today() }),
    ...((kind === 'extend' || kind === 'ask') && due && { due }),
    ...((APPROVED.has(kind) || kind === 'remind') && { approval: { by: '', role: '', date: today() } }),
  };
}

export function decisionOf(kind: Kind, key: string, values: DecisionValues): Decision {
  const { due = '', from = '', until = '', reason = '', paper, wording } = values;
  const typed = values.approval && typedApproval(values.approval);
  const approval = typed ?? { by: '', role: '', date: '' };
  switch (kind) {
    case 'extend':
      return { kind, body: { key, due, reason, approval } };
    case 'pause':
      return { kind, body: { key, from, reason, approval } };
    case 'waive':
      return { kind, body: { key, reason, approval } };
    case 'resume':
      return { kind, body: { key, until, ...(reason.trim() && { reason }) } };
    case 'ask':
      return { kind, body: { key, due, reason } };
    case 'remind': {
      const further = { ...(paper && { paper }), ...(wording?.trim() && { wording }) };
      return { kind, body: { key, ...further, ...(typed?.by && { approval }) } };
    }
  }
}
