import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { TrailEvent } from '../trail/events.ts';
import { instant } from './columns.ts';

/** What an entry tells beside who and where: ids, codes and numbers, never a text, a name or a secret. */
export type TrailDetail = Record<string, string | number | boolean | string[]>;

/** 审计日志: who signed in, was refused, changed accounts or saw what is secret. One hash chain, only appended. */
export const trail = pgTable(
  'trail',
  {
    /** Dense, from 1. */
    no: integer('no').primaryKey(),
    at: instant('at').notNull(),
    event: text('event').$type<TrailEvent>().notNull(),
    /** Login of who did it; empty while nobody has signed in. */
    account: text('account').notNull(),
    /** Where the request came from; empty for a command at the machine itself. */
    address: text('address').notNull(),
    /** Id of the request, as answers and log lines have it. */
    request: text('request').notNull(),
    detail: jsonb('detail').$type<TrailDetail>().notNull(),
    prevHash: text('prev_hash').notNull(),
    /** sha256 of the previous hash and the canonical JSON of the rest. */
    hash: text('hash').notNull(),
  },
  (t) => [
    index('trail_at').on(t.at),
    index('trail_account').on(t.account, t.no),
    index('trail_event').on(t.event, t.no),
  ],
);
