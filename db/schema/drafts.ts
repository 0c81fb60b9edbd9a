import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Approval } from '../../procedure/heart/given.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { APPROVAL, FACT_DATA } from './codes.ts';
import { day } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('drafts');

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
    data: sealed.jsonb('data', FACT_DATA).$type<FactData>().notNull(),
    signed: sealed.jsonb('signed', APPROVAL).$type<Approval[]>().notNull(),
    /** Why it was sent back. */
    returned: sealed.text('returned'),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.draftId] }), index('drafts_round').on(t.round)],
);
