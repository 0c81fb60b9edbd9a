import type { Entry, EntryBody } from '../../procedure/entry.ts';
import type { Flush } from '../../procedure/flush.ts';
import type { Fact, Group, Subject } from '../../procedure/heart/state.ts';

export const ROUND = 'R2022-02';

export const GROUPS: Group[] = [
  {
    no: 1,
    inspections: [
      { ref: '1-1', group: 1, no: 1, name: '甲镇党委', villages: 12, traits: [] },
      { ref: '1-2', group: 1, no: 2, name: '乙镇党委', traits: ['mobile-villages'] },
    ],
  },
  { no: 2, inspections: [{ ref: '2-1', group: 2, no: 1, name: '丙局党组', traits: [] }] },
];

/** Entry `seq` of a workflow, the round's own unless told. */
export function entry(seq: number, body: EntryBody, other: Partial<Entry> = {}): Entry {
  return {
    workflowId: ROUND,
    host: 'round',
    round: ROUND,
    seq,
    v: 1,
    type: body.type,
    happenedAt: '2022-04-12T04:00:00.000Z',
    fellDueAt: null,
    recordedAt: '2022-04-13T01:02:03.004Z',
    historic: false,
    rulebookHash: 'book-1',
    calendarVersion: 'cal-1',
    origin: null,
    body,
    ...other,
  };
}

/** Entries of consecutive numbers. */
export function entries(bodies: EntryBody[], other: Partial<Entry> = {}, from = 1): Entry[] {
  return bodies.map((body, i) => entry(from + i, body, other));
}

/** The flush of some entries of one workflow. */
export function flush(written: Entry[], other: Partial<Flush> = {}): Flush {
  const last = written.at(-1) ?? entry(0, { type: 'time.passed' });
  return {
    entries: written,
    commands: [],
    status: {
      workflowId: last.workflowId,
      host: last.host,
      round: last.round,
      runId: 'run-1',
      mode: 'live',
      revision: last.seq,
      nextDue: null,
      pending: 0,
      closed: false,
    },
    ...other,
  };
}

export const roundStarted: EntryBody = {
  type: 'round.started',
  groups: GROUPS,
  params: { entryBy: '2022-04-21' },
  plans: { 'withdraw.exit': '2022-06-10' },
};

export function recorded(id: string, fact: string, on: string, date: string, data: Fact['data'] = {}): EntryBody {
  return { type: 'fact.recorded', fact: { id, fact, on, at: `${date}T04:00:00.000Z`, date, data }, copies: [] };
}

export function opened(key: string, rule: string, subject: Subject, due: string, provisional = false): EntryBody {
  return { type: 'deadline.opened', key, rule, subject, due, base: '2022-04-12', provisional, triggers: ['f1'] };
}

/** A fact withdrawn: it was entered by mistake. */
export function voided(factId: string): EntryBody {
  return { type: 'fact.corrected', factId, void: true, reason: '误录', after: [], copies: [] };
}
