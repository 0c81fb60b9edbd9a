import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import type { Approval, Origin } from '../procedure/entry.ts';
import type { WorkflowStatus } from '../procedure/flush.ts';
import type { Command } from '../procedure/heart/command.ts';
import type { KnownPerson } from '../procedure/heart/given.ts';
import type { Look, Seen } from '../procedure/heart/look.ts';
import type { CopyMessage } from '../procedure/heart/receive.ts';
import type { Rejection } from '../procedure/heart/rejection.ts';
import type { Fact, Group, Transfer } from '../procedure/heart/state.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Carry } from './carry.ts';

/** One command with who typed it and, where a decision is entered, whose decision it is（代录批示）. */
export interface Envelope {
  /** Idempotency key and index; the same id is the same command for ever. */
  id: string;
  /** sha256 of the canonical command: the same id with another hash is refused. */
  hash: string;
  typedBy: string;
  approval?: Approval | undefined;
  /** Where a paper went through several hands, each signature in its order. */
  approvals?: Approval[] | undefined;
  /** What the registers and earlier rounds say of the person a command is about, looked up when it was entered. */
  person?: KnownPerson | undefined;
  evidence?: string[] | undefined;
  command: Command;
}

/** 1–100 commands, decided in order; all are accepted or nothing happens and every rejection is told. */
export interface SubmitRequest {
  commands: Envelope[];
}

/** Answer of `submit`: the revision at which each command is in the history. */
export interface SubmitResult {
  revision: number;
  results: { id: string; revision: number; hash: string; repeated?: boolean | undefined }[];
}

/** Details of a refused `submit`: one per command, null for those that would have been accepted. */
export type Rejections = (Rejection | null)[];

/** Failure type names a client of `submit` has to know. */
export const REJECTED = 'Rejected';
export const CONFLICTED = 'LedgerConflict';

/** Where a workflow stands, asked by backfill and rehearsal between two facts. */
export interface StatusView extends WorkflowStatus {
  /** Entries not yet in the ledger. */
  unflushed: number;
  /** Highest number sent to and applied from each peer. */
  links: { sent: Record<string, number>; applied: Record<string, number> };
  /** The workflow's own clock (UTC) at its last task, and its last recorded instant. */
  now: string;
  last: string;
  /** Milliseconds its clock is ahead of the engine's; 0 but in a rehearsal. */
  clockOffset: number;
  conflicted: boolean;
}

export const submitUpdate = defineUpdate<SubmitResult, [SubmitRequest]>('submit');
export const copySignal = defineSignal<[CopyMessage]>('copy');
export const statusQuery = defineQuery<StatusView>('status');
/** What is derived of the state for whoever looks: what a step waits for, counters, ledgers of things, originals. */
export const lookQuery = defineQuery<Seen, [Look]>('look');

/** Start input shared by all workflows. Fields are only ever added, and optional. */
export interface StartInput {
  v: 1;
  round: string;
  mode: 'live' | 'backfill';
  book: Rulebook;
  calendar: Calendar;
  /** Milliseconds added to the workflow's clock; not 0 only in the rehearsal namespace. */
  clockOffset: number;
  /** Instant the start carries (UTC): the clock never reads earlier. */
  instant: string;
  origin: Origin | null;
  params: Record<string, string>;
  plans: Record<string, string>;
  /** Updates after which the run continues as new; tests lower it. */
  maxUpdates?: number | undefined;
  carry?: Carry | undefined;
}

/** Which calendar version to take to the open workflows; its content is read from the ledger's database. */
export interface CalendarRevisionInput {
  no: number;
}

export interface RoundInput extends StartInput {
  groups: Group[];
}

/** The standing office has nothing of its own to begin with; its registers grow. */
export type OfficeInput = StartInput;

export interface InspectionInput extends StartInput {
  group: Group;
}

export interface ClueTransferInput extends StartInput {
  groups: Group[];
  transfer: Transfer;
  facts: Fact[];
}
