import type { Entry } from '../entry.ts';

/** What an entry is about, as an office would sort a round's papers; the timeline is narrowed by it. */
export const ENTRY_KINDS = {
  starts: '建立',
  facts: '登记',
  corrections: '更正',
  drafts: '呈批',
  deadlines: '时限',
  reminders: '提醒',
  upkeep: '名册、参数、版本',
  system: '系统',
} as const;

export type EntryKind = keyof typeof ENTRY_KINDS;

const OF_TYPE: Readonly<Record<Entry['type'], EntryKind>> = {
  'round.started': 'starts',
  'inspection.started': 'starts',
  'transfer.started': 'starts',
  'transfer.assembled': 'starts',
  'office.started': 'starts',
  'peer.started': 'starts',
  'fact.recorded': 'facts',
  'fact.copied': 'facts',
  'letter.issued': 'facts',
  'fact.corrected': 'corrections',
  'correction.copied': 'corrections',
  'draft.begun': 'drafts',
  'draft.signed': 'drafts',
  'draft.returned': 'drafts',
  'deadline.waiting': 'deadlines',
  'deadline.opened': 'deadlines',
  'deadline.moved': 'deadlines',
  'deadline.met': 'deadlines',
  'deadline.reopened': 'deadlines',
  'deadline.withdrawn': 'deadlines',
  'deadline.waived': 'deadlines',
  'deadline.extended': 'deadlines',
  'extension.requested': 'deadlines',
  'extension.refused': 'deadlines',
  'deadline.paused': 'deadlines',
  'deadline.resumed': 'deadlines',
  'deadline.rework': 'deadlines',
  'deadline.lapsed': 'deadlines',
  'deadline.lapse-withdrawn': 'deadlines',
  'rung.fired': 'reminders',
  'rung.skipped': 'reminders',
  'target.registered': 'upkeep',
  'person.registered': 'upkeep',
  'param.set': 'upkeep',
  'plan.set': 'upkeep',
  'need.declared': 'upkeep',
  'calendar.revised': 'upkeep',
  'rulebook.revised': 'upkeep',
  'time.passed': 'system',
  'went-live': 'system',
  'effect.failed': 'system',
  'history.exported': 'system',
};

/** The kind of an entry. */
export function kindOf({ type }: Pick<Entry, 'type'>): EntryKind {
  return OF_TYPE[type];
}
