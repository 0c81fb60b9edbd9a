import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/**
 * Histories of runs, taken out of the engine before its retention forgets them. Only appended: a run that still grew is
 * another row with more events.
 */
export const histories = pgTable(
  'histories',
  {
    workflowId: text('workflow_id').notNull(),
    runId: text('run_id').notNull(),
    /** Events in it. */
    events: integer('events').notNull(),
    round: text('round').notNull(),
    /** The run before it in the chain. */
    previousRunId: text('previous_run_id'),
    /** It ends with the event that closed the run; else it is the state of a workflow that was done but stood open. */
    final: boolean('final').notNull(),
    /** The build that completed its last workflow task. */
    buildId: text('build_id'),
    /** Of `temporal.api.history.v1.History`, not compressed. A successor's entry `history.exported` names it too. */
    sha256: text('sha256').notNull(),
    /** `temporal.api.history.v1.History`, gzip. */
    history: bytes('history').notNull(),
    exportedAt: instant('exported_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.runId, t.events] }), index('histories_round').on(t.round)],
);
