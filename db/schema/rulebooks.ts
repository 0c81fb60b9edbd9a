import { index, json, pgTable, text } from 'drizzle-orm/pg-core';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { instant } from './columns.ts';

/** Published rulebooks（规程）, resolved; one row per content, never changed. */
export const rulebooks = pgTable(
  'rulebooks',
  {
    hash: text('hash').primaryKey(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    publishedAt: instant('published_at').notNull(),
    body: json('body').$type<Rulebook>().notNull(),
  },
  (t) => [index('rulebooks_id').on(t.id, t.publishedAt)],
);
