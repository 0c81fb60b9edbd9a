import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DeadlineStatus } from '../../procedure/heart/state.ts';
import { day, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('deadlines');

/**
 * A deadline（期限）as its last event left it. Lights and verdicts are derived when read, from the dates.
 * Title, clause, force, owed-by come from the rulebook by `rulebookHash` and `rule`.
 */
export const deadlines = pgTable(
  'deadlines',
  {
    workflowId: text('workflow_id').notNull(),
    key: text('key').notNull(),
    round: text('round').notNull(),
    rule: text('rule').notNull(),
    rulebookHash: text('rulebook_hash').notNull(),
    calendarVersion: text('calendar_version').notNull(),
    groupNo: integer('group_no'),
    orgNo: integer('org_no'),
    letter: text('letter'),
    unit: text('unit'),
    transferNo: integer('transfer_no'),
    period: text('period'),
    person: text('person'),
    hearing: text('hearing'),
    status: text('status').$type<DeadlineStatus>().notNull(),
    /** What has not happened yet, for one that waits. */
    waitingFor: text('waiting_for').array(),
    base: day('base'),
    triggers: text('triggers').array(),
    due: day('due'),
    /** Computed date, where an approved extension replaced it. */
    computed: day('computed'),
    provisional: boolean('provisional').notNull().default(false),
    /** Due date before the last move. */
    movedFrom: day('moved_from'),
    extendedTo: day('extended_to'),
    /** Of the extension or the waiver. */
    reason: sealed.label('reason'),
    /** First day its light is yellow, where its rulebook says. */
    yellowFrom: day('yellow_from'),
    /** Day since which its term stands still（停表）. */
    pausedFrom: day('paused_from'),
    /** Day the office asked for what it sent back（巡察办定，软）. */
    reworkBy: day('rework_by'),
    metOn: day('met_on'),
    metBy: text('met_by'),
    lapsedAt: instant('lapsed_at'),
    /** Last rung fired, and the generation it belongs to. */
    lastRung: text('last_rung'),
    lastRungAt: instant('last_rung_at'),
    generation: integer('generation'),
    historic: boolean('historic').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workflowId, t.key] }),
    index('deadlines_round').on(t.round, t.due),
    index('deadlines_due').on(t.status, t.due),
    index('deadlines_unit').on(t.unit, t.due),
    // Lists of the whole county: in the order of a day, of one rule, of one group or inspection number.
    index('deadlines_by_due').on(t.due),
    index('deadlines_by_base').on(t.base),
    index('deadlines_by_met').on(t.metOn).where(sql`met_on is not null`),
    index('deadlines_by_rule').on(t.rule, t.due),
    index('deadlines_rule').on(t.rulebookHash, t.rule, t.due),
    index('deadlines_place').on(t.groupNo, t.orgNo, t.due),
  ],
);
