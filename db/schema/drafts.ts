import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Approval } from '../../procedure/heart/given.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { day } from './columns.ts';

/** Papers handed in for signature（呈批件）; one that has a fact of the same id is done, a returned one is off the way. */
export const drafts = pgTable(
  'drafts',
  {
    workflowId: text('workflow_id').notNull(),
    draftId: text('draft_id').notNull(),
    round: text('round').notNull(),
    fact: text('fact').notNull(),
    subject: text('subject').notNull(),
    /** Day it was handed in. */
    date: day('date').notNull(),
    data: jsonb('data').$type<FactData>().notNull(),
    signed: jsonb('signed').$type<Approval[]>().notNull(),
    /** Why it was sent back. */
    returned: text('returned'),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.draftId] }), index('drafts_round').on(t.round)],
);
