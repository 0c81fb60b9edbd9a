import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { day, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('extension_requests');

/** Extensions（顺延）somebody asked for, and what was decided on them. */
export const extensionRequests = pgTable(
  'extension_requests',
  {
    /** Id of the command that asked. */
    id: text('id').primaryKey(),
    workflowId: text('workflow_id').notNull(),
    round: text('round').notNull(),
    deadlineKey: text('deadline_key').notNull(),
    rule: text('rule').notNull(),
    /** Due date wished for. */
    due: day('due').notNull(),
    reason: sealed.text('reason').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** Account that entered it. */
    askedBy: text('asked_by').notNull(),
    status: text('status').$type<'open' | 'granted' | 'refused'>().notNull(),
    decidedAt: instant('decided_at'),
    /** Named approver（代录批示）, else the account. */
    decidedBy: sealed.text('decided_by'),
    /** Why it was refused; of a granted one the deadline tells. */
    decision: sealed.text('decision'),
  },
  (t) => [index('extension_requests_round').on(t.round, t.status), index('extension_requests_asked').on(t.askedAt)],
);
