import { sql } from 'drizzle-orm';
import { pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Hearing × inspection it heard; one that names none heard every inspection of the round. */
export const hearings = pgView('hearings', {
  workflowId: text('workflow_id').notNull(),
  round: text('round').notNull(),
  factId: text('fact_id').notNull(),
  step: text('step').notNull(),
  inspection: text('inspection').notNull(),
  date: day('date').notNull(),
}).as(sql`
  select f.workflow_id, f.round, f.fact_id, f.fact as step, r.ref as inspection, f.date
  from facts f
  cross join lateral (
    select jsonb_array_elements_text(f.data->'inspections') as ref
    union select i.ref from inspections i where not f.data ? 'inspections' and i.round = f.round
  ) r
  where f.fact like 'hear.%' and f.subject = 'round' and f.stands`);
