import { sql } from 'drizzle-orm';
import { boolean, integer, pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** What was handed in of report.* and rectify.*, returned ones too: step, part, number of copies, date. */
export const reports = pgView('reports', {
  workflowId: text('workflow_id').notNull(),
  round: text('round').notNull(),
  factId: text('fact_id').notNull(),
  inspection: text('inspection'),
  step: text('step').notNull(),
  part: text('part'),
  copies: integer('copies'),
  date: day('date').notNull(),
  returned: boolean('returned').notNull(),
}).as(sql`
  select workflow_id, round, fact_id, substring(subject from '^(?:inspection|village)/(.*)$') as inspection,
    fact as step, data->>'part' as part, (data->>'count')::integer as copies, date, returned
  from facts
  where (fact like 'report.%' or fact like 'rectify.%') and not voided`);
