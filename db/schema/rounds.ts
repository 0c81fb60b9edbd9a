import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A round（轮次）as it was started; its standing is in `workflows`. */
export const rounds = pgTable('rounds', {
  round: text('round').primaryKey(),
  workflowId: text('workflow_id').notNull(),
  params: jsonb('params').$type<Record<string, string>>().notNull(),
  startedAt: instant('started_at').notNull(),
  historic: boolean('historic').notNull(),
});
