import { sql } from 'drizzle-orm';
import { boolean, pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Letter × inspection × reply. A reply that names no inspection answers for all the letter was sent about. */
export const letterReplies = pgView('letter_replies', {
  workflowId: text('workflow_id').notNull(),
  round: text('round').notNull(),
  letter: text('letter').notNull(),
  factId: text('fact_id').notNull(),
  inspection: text('inspection').notNull(),
  date: day('date').notNull(),
  /** 无此情况 */
  nothing: boolean('nothing').notNull(),
}).as(sql`
  select f.workflow_id, f.round, substr(f.subject, 8) as letter, f.fact_id, r.ref as inspection, f.date,
    coalesce(f.data->'none' ? r.ref, false) as nothing
  from facts f
  cross join lateral (
    select jsonb_array_elements_text(f.data->'orgs') as ref
    union select jsonb_array_elements_text(f.data->'none')
    union select i.ref from inspections i
      where not f.data ?| '{orgs,none}' and i.round = f.round and not exists (
        select from facts s where s.workflow_id = f.workflow_id and s.subject = f.subject and s.fact = 'letter.sent'
          and s.stands and s.data ? 'orgs' and not s.data->'orgs' ? i.ref)
  ) r
  where f.fact = 'letter.replied' and f.stands`);
