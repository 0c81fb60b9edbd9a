import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('effects');

/** An effect in the world that an activity carries out; one that keeps failing is visible here. */
export const effects = pgTable(
  'effects',
  {
    workflowId: text('workflow_id').notNull(),
    id: text('id').notNull(),
    round: text('round').notNull(),
    kind: text('kind'),
    status: text('status').$type<'requested' | 'done' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    message: sealed.label('message'),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.id] })],
);
