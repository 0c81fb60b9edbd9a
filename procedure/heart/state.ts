import type { Calendar } from '../calendar/calendar.ts';
import type { Host } from '../levels.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { Approval } from './given.ts';

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
  /** One numbered thing, e.g. petition/3. */
  thing?: string;
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
  /** Day the office asked the rework for（巡察办定）: soft, beside the due date that stands. */
  rework?: string;
  /** Entered from old papers into a workflow that runs: what follows from it is on record and never sent. */
  historic?: boolean;
  /** Who signed it, where a later signature has to be another person's（`apart-from`）. */
  signers?: Signer[];
}

/** What is printed on a paper: 工作秘密 and 国家秘密 as its own issuer marked it. */
export const MARKINGS = ['内部', '密件', '秘密', '机密', '绝密'] as const;
export type Marking = (typeof MARKINGS)[number];

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
  /** Group a person is assigned to, in which role, and whom that person replaces. */
  group?: number | undefined;
  role?: string | undefined;
  replaces?: string | undefined;
  /** Organizations of the object library（巡察对象库）by code, e.g. of an annual plan. */
  targets?: string[] | undefined;
  /** Numbers of the things it begins or is about（`opens`、`each`）. */
  numbers?: string[] | undefined;
  /** A day that something runs until, e.g. a period that was extended. */
  until?: string | undefined;
  /** Of how many `count` is: talks planned, forms given out. */
  of?: number | undefined;
  /** Per cent of a report that tells problems. */
  share?: number | undefined;
  /** People it is about, by code; how many of the group took part. */
  persons?: string[] | undefined;
  people?: number | undefined;
  villages?: number[] | undefined;
  /** What stands for a text that is not stored: what sort of paper, 份号, its own marking, who keeps it, where, sha256. */
  category?: string | undefined;
  copy?: string | undefined;
  level?: Marking | undefined;
  custodian?: string | undefined;
  place?: string | undefined;
  hash?: string | undefined;
  /** Whom a sealed thing is addressed to, by code. */
  addressee?: string | undefined;
  /** Year it is for, YYYY. */
  year?: string | undefined;
  note?: string | undefined;
}

/** Who signed: by name, and by code where it is known. */
export interface Signer {
  by: string;
  person?: string | undefined;
}

export interface Inspection {
  ref: string;
  group: number;
  no: number;
  name: string;
  villages?: number | undefined;
  traits: string[];
  /** The organization's code in the object library; its name stands for it where there is none. */
  target?: string | undefined;
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

/** An organization of the object library（巡察对象库）. What was inspected when is read from the rounds. */
export interface Target {
  code: string;
  name: string;
  /** What sort of organization: 乡镇、部门、企业 … in the county's own words. */
  kind?: string | undefined;
  villages?: number | undefined;
  /** Merged or dissolved: stays on record, is no longer planned. */
  retired?: boolean | undefined;
}

/** Somebody the office names: an approver, an addressee, a member of the pool（人才库）. Needs no account. */
export interface Person {
  code: string;
  name: string;
  /** Code of a cooperating unit, or the name of any other. */
  unit?: string | undefined;
  post?: string | undefined;
  /** Roles held outside any round: lg.head, director … */
  roles: string[];
  /** In the pool of the own unit. */
  pool: boolean;
  retired?: boolean | undefined;
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
  /** Every fact it counts from was entered from old papers: nothing of it is sent. */
  historic?: boolean | undefined;
  /** Rises on return, extension and every move; rungs are keyed by it. */
  generation: number;
  /** Rungs already fired or skipped in this generation. */
  spent: string[];
  /** Day the office asked for what it sent back（巡察办定，软）, while that is owed. */
  rework?: string | undefined;
}

/** A stop of the clock approved by a named person: its days, from the first and without the last, do not count. */
export interface Pause {
  from: string;
  /** Day it runs again; absent while it stands still. */
  until?: string | undefined;
  reason: string;
}

/** A wish for another due date that nobody has decided yet. */
export interface ExtensionRequest {
  key: string;
  due: string;
  reason: string;
}

/** A change of due date approved by a named person; the computed date stays on record. */
export interface Extension {
  due: string;
  reason: string;
}

/** A paper that goes from hand to hand for its signatures（呈批件）: recorded as a fact when the last one is there. */
export interface Draft {
  id: string;
  fact: string;
  on: string;
  /** Day it was handed in. */
  date: string;
  data: FactData;
  late?: string | undefined;
  signed: Approval[];
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
  /** What parameters were set to before, in order. */
  paramsBefore?: Record<string, string[]> | undefined;
  plans: Record<string, string>;
  groups: Group[];
  transfers: Transfer[];
  facts: Fact[];
  /** Papers on their way, by id. */
  drafts?: Record<string, Draft> | undefined;
  /** Day the office was set up: what fell due before is past. */
  began?: string | undefined;
  /** The office's own registers, by code. */
  targets?: Record<string, Target> | undefined;
  people?: Record<string, Person> | undefined;
  /** `if` steps somebody declared due, as `step@on`. */
  needs: string[];
  deadlines: Record<string, DeadlineState>;
  extensions: Record<string, Extension>;
  /** Stops of the clock by deadline key, in order. */
  pauses?: Record<string, Pause[]> | undefined;
  /** Extensions asked for and not decided, by the id of the command that asked. */
  requests?: Record<string, ExtensionRequest> | undefined;
  waivers: Record<string, string>;
  links: { sent: Record<string, number>; applied: Record<string, number> };
  /** Hosts that an earlier version of the rulebook told a fact, by the fact's name: they go on hearing of it. */
  crossed?: Record<string, Host[]> | undefined;
  revision: number;
  /** Last recorded instant (UTC); instants never go back. */
  last: string;
  closed?: string | undefined;
}
