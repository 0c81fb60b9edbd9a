import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Host } from '../../procedure/levels.ts';
import { instant } from './columns.ts';

/** Where each workflow stands after its last flush; the index of all workflows of a round. */
export const workflows = pgTable(
  'workflows',
  {
    workflowId: text('workflow_id').primaryKey(),
    host: text('host').$type<Host>().notNull(),
    round: text('round').notNull(),
    runId: text('run_id').notNull(),
    mode: text('mode').$type<'live' | 'backfill'>().notNull(),
    revision: integer('revision').notNull(),
    nextDue: instant('next_due'),
    pending: integer('pending').notNull(),
    closed: boolean('closed').notNull(),
    /** Versions its last entry names: revision batches repeat until none is older. */
    rulebookHash: text('rulebook_hash'),
    calendarVersion: text('calendar_version'),
  },
  (t) => [
    index('workflows_round').on(t.round),
    /** Those of the rounds themselves: one among forty. */
    index('workflows_of_rounds').on(t.workflowId).where(sql`host = 'round'`),
  ],
);
