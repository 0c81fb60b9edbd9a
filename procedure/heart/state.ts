import type { Calendar } from '../calendar/calendar.ts';
import type { Host } from '../levels.ts';
import type { Rulebook } from '../rulebook/schema.ts';

/** What a fact or deadline is about; only the fields that apply are present. */
export interface Subject {
  group?: number;
  org?: number;
  letter?: string;
  unit?: string;
  transfer?: number;
  period?: string;
  person?: string;
  /** Id of the hearing's fact. */
  hearing?: string;
  village?: number;
  /** Id of the fact that started this one of several (来函征求意见). */
  occurrence?: string;
}

/** Something that happened. `on` is round, group/1, inspection/1-1, letter/aud, transfer/1 or person/1. */
export interface Fact {
  id: string;
  fact: string;
  on: string;
  /** When it happened, UTC instant; `date` is its day in Asia/Shanghai. */
  at: string;
  date: string;
  data: FactData;
  /** Workflow it was copied from; absent for the workflow's own facts. */
  from?: string;
  /** Sent back for rework: it happened, but completes nothing (D21). */
  returned?: boolean;
}

/** What a fact may carry beside its date. Numbers, codes and choices; never the text of a secret. */
export interface FactData {
  inspections?: string[] | undefined;
  orgs?: string[] | undefined;
  none?: string[] | undefined;
  part?: string | undefined;
  unit?: string | undefined;
  kind?: string | undefined;
  number?: string | undefined;
  clues?: number[] | undefined;
  closed?: number[] | undefined;
  receivers?: string[] | undefined;
  count?: number | undefined;
  person?: string | undefined;
  note?: string | undefined;
}

export interface Inspection {
  ref: string;
  group: number;
  no: number;
  name: string;
  villages?: number | undefined;
  traits: string[];
}

export interface Group {
  no: number;
  inspections: Inspection[];
}

/** A batch of clues for one receiving unit (一张移交交接单). Early ones start no term. */
export interface Transfer {
  no: number;
  receiver: string;
  clues: number[];
  early: boolean;
  inspections: string[];
}

export type DeadlineStatus = 'waiting' | 'open' | 'met' | 'waived' | 'withdrawn';

/** What is remembered of a deadline between two derivations; its dates are always derived again. */
export interface DeadlineState {
  key: string;
  rule: string;
  subject: Subject;
  status: DeadlineStatus;
  due?: string | undefined;
  provisional: boolean;
  metOn?: string | undefined;
  lapsed: boolean;
  /** Rises on return, extension and every move; rungs are keyed by it. */
  generation: number;
  /** Rungs already fired or skipped in this generation. */
  spent: string[];
}

/** A change of due date approved by a named person; the computed date stays on record. */
export interface Extension {
  due: string;
  reason: string;
}

/** Everything a workflow knows. Plain JSON: it is carried through continue-as-new as it is. */
export interface State {
  schema: 1;
  id: string;
  host: Host;
  round: string;
  mode: 'live' | 'backfill';
  book: Rulebook;
  calendar: Calendar;
  params: Record<string, string>;
  plans: Record<string, string>;
  groups: Group[];
  transfers: Transfer[];
  facts: Fact[];
  /** `if` steps somebody declared due, as `step@on`. */
  needs: string[];
  deadlines: Record<string, DeadlineState>;
  extensions: Record<string, Extension>;
  waivers: Record<string, string>;
  links: { sent: Record<string, number>; applied: Record<string, number> };
  revision: number;
  /** Last recorded instant (UTC); instants never go back. */
  last: string;
  closed?: string | undefined;
}
