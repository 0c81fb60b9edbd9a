import type { Cell, RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';
import { grantedRows } from './request.ts';

type DeadlineEntry = EntryOf<
  | 'deadline.waiting'
  | 'deadline.opened'
  | 'deadline.moved'
  | 'deadline.met'
  | 'deadline.reopened'
  | 'deadline.withdrawn'
  | 'deadline.waived'
  | 'deadline.extended'
  | 'deadline.lapsed'
  | 'deadline.lapse-withdrawn'
  | 'deadline.paused'
  | 'deadline.resumed'
  | 'deadline.rework'
>;

/** A deadline as an event leaves it: dates and standing, never a light. */
export function deadlineRows(entry: DeadlineEntry): RowChange[] {
  const set = changeOf(entry);
  // A standing is only given by events that may come first, so they carry the whole row.
  const full = 'status' in set ? { ...identity(entry), ...set } : set;
  const row: RowChange = { table: 'deadlines', key: { workflowId: entry.workflowId, key: entry.body.key }, set: full };
  return entry.body.type === 'deadline.extended' ? [row, ...grantedRows(entry, entry.body.request)] : [row];
}

function identity(entry: DeadlineEntry): Record<string, Cell> {
  const { round, rulebookHash, calendarVersion, historic, body } = entry;
  const { group, org, letter, unit, transfer, period, person, hearing } = body.subject;
  return {
    round,
    rule: body.rule,
    rulebookHash,
    calendarVersion,
    groupNo: group ?? null,
    orgNo: org ?? null,
    letter: letter ?? null,
    unit: unit ?? null,
    transferNo: transfer ?? null,
    period: period ?? null,
    person: person ?? null,
    hearing: hearing ?? null,
    historic,
  };
}

function changeOf(entry: DeadlineEntry): Record<string, Cell> {
  const { body, calendarVersion } = entry;
  switch (body.type) {
    case 'deadline.waiting':
      return { status: 'waiting', waitingFor: body.missing, ...NO_DATES, ...UNMET };
    case 'deadline.opened':
      return { status: 'open', waitingFor: [], ...dated(body), movedFrom: null, ...UNMET };
    case 'deadline.moved':
      return { ...dated(body), calendarVersion, ...(body.was !== body.due && { movedFrom: body.was ?? null }) };
    case 'deadline.met':
      return {
        status: 'met',
        waitingFor: [],
        metOn: body.metOn,
        metBy: body.factId,
        ...(body.due !== undefined && { due: body.due }),
        reworkBy: null,
      };
    case 'deadline.reopened':
      return { status: 'open', ...UNMET };
    case 'deadline.withdrawn':
      return { status: 'withdrawn', waitingFor: [], ...NO_DATES, ...UNMET, lapsedAt: null };
    case 'deadline.waived':
      return { status: 'waived', reason: body.reason };
    case 'deadline.extended':
      return { extendedTo: body.extension.due, reason: body.extension.reason };
    case 'deadline.lapsed':
      return { lapsedAt: entry.fellDueAt };
    case 'deadline.lapse-withdrawn':
      return { lapsedAt: null };
    case 'deadline.paused':
      return { pausedFrom: body.from, reason: body.reason };
    case 'deadline.resumed':
      return { pausedFrom: null };
    case 'deadline.rework':
      return { reworkBy: body.on ?? null };
  }
}

const UNMET = { metOn: null, metBy: null };
const NO_DATES = { due: null, computed: null, provisional: false, base: null, triggers: [], yellowFrom: null };

function dated(body: Extract<DeadlineEntry['body'], { triggers: string[] }>): Record<string, Cell> {
  const { due = null, computed = null, provisional, base = null, triggers, yellow = null } = body;
  return { due, computed, provisional, base, triggers, yellowFrom: yellow };
}

/** What a deadline is called and who owes it is read from the version followed now, whether its date moved or not. */
export function revisionRows({ workflowId, rulebookHash }: EntryOf<'rulebook.revised'>): RowChange[] {
  return [{ table: 'deadlines', key: { workflowId }, set: { rulebookHash } }];
}
