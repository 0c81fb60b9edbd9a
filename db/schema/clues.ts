import { sql } from 'drizzle-orm';
import { integer, pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Transfer × clue number, with the first day a feedback or a closing reported it closed. */
export const clues = pgView('clues', {
  workflowId: text('workflow_id').notNull(),
  round: text('round').notNull(),
  transfer: integer('transfer').notNull(),
  number: integer('number').notNull(),
  closedOn: day('closed_on'),
}).as(sql`
  select t.workflow_id, t.round, t.no as transfer, c.number, (
    select min(f.date) from facts f
    where f.round = t.round and f.subject = 'transfer/' || t.no and f.fact in ('clue.feedback', 'clue.closed')
      and f.stands and f.data->'closed' @> to_jsonb(c.number)) as closed_on
  from transfers t cross join lateral unnest(t.clues) as c(number)`);
