import type { Calendar } from '../calendar/calendar.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { Approval } from './given.ts';
import type { Draft, Extension, ExtensionRequest, Fact, Group, Person, Subject, Target, Transfer } from './state.ts';

/** A gate that was not open when the step was recorded. `since`: done, but only later than this fact. */
export interface MissingGate {
  step: string;
  title: string;
  by: string;
  on: string;
  since?: string | undefined;
  /** One numbered thing of those the step is about, e.g. 问题 3. */
  thing?: string | undefined;
  /** What is missing is a signature of the step itself: what it is called. */
  approval?: string | undefined;
}

/** A rule of the document that was not kept and that no later entry can make good, and its clause. */
export interface Breach {
  rule: 'recusal' | 'not-again' | 'replacement' | 'leader' | 'figure' | 'copies' | 'archive' | 'in-person' | 'village';
  detail: string;
  clause?: string | undefined;
}

/** A copy sent to a peer: dense number per link. */
export interface Copy {
  to: string;
  n: number;
}

/** A fact that a revised rulebook sends to a peer for the first time. */
export interface FactCopy extends Copy {
  fact: Fact;
}

interface DeadlineRef {
  key: string;
  rule: string;
  subject: Subject;
}

interface Dated {
  /** Absent for a duty without a number. `provisional`: an estimate, which warns but never lapses (D18, D20). */
  due?: string | undefined;
  /** The computed date, where an approved extension replaced it. */
  computed?: string | undefined;
  provisional: boolean;
  /** Day the count starts from and the facts that gave it. */
  base?: string | undefined;
  triggers: string[];
  /** Past when the workflow began: nothing of it is sent. */
  historic?: boolean | undefined;
  /** The step that stands for the trigger: T_p for T_f (D11). */
  standIn?: string | undefined;
  /** First day its light is yellow, where the rulebook says. */
  yellow?: string | undefined;
}

export type EventBody =
  | { type: 'round.started'; groups: Group[]; params: Record<string, string>; plans: Record<string, string> }
  | { type: 'inspection.started'; group: Group; params: Record<string, string>; plans: Record<string, string> }
  | { type: 'transfer.started'; transfer: Transfer }
  | { type: 'office.started'; params: Record<string, string> }
  | { type: 'target.registered'; target: Target }
  | { type: 'person.registered'; person: Person }
  | { type: 'param.set'; name: string; date: string; reason?: string | undefined }
  | {
      type: 'transfer.assembled';
      transfer: Transfer /** Facts given to the new workflow with its start. */;
      facts: number;
    }
  | {
      type: 'fact.recorded';
      fact: Fact;
      copies: Copy[];
      /** Gates passed by 补办, with the reason given. */
      missing?: MissingGate[] | undefined;
      late?: string | undefined;
      warnings?: MissingGate[] | undefined;
      /** Rules that the named approver let be passed. */
      overridden?: Breach[] | undefined;
    }
  | { type: 'fact.copied'; fact: Fact; from: string; n: number /** Passed on to them. */; copies?: Copy[] | undefined }
  | {
      type: 'fact.corrected';
      factId: string;
      returned?: boolean | undefined;
      /** Day the office asked the rework for. */
      rework?: string | undefined;
      void?: boolean | undefined;
      reason: string;
      overridden?: Breach[] | undefined;
      /** The fact, and those it completed with it, as they stand now; none when it was taken back. */
      after: Fact[];
      copies: Copy[];
    }
  | { type: 'correction.copied'; from: string; n: number; correction: CopiedCorrection; copies?: Copy[] | undefined }
  | { type: 'draft.begun'; draft: Draft }
  | { type: 'draft.signed'; draftId: string; signed: Approval[] }
  | { type: 'draft.returned'; draftId: string; reason: string }
  | { type: 'plan.set'; step: string; date: string }
  | { type: 'need.declared'; step: string; on: string }
  | ({ type: 'deadline.waiting'; missing: string[] } & DeadlineRef)
  | ({ type: 'deadline.opened' } & DeadlineRef & Dated)
  | ({ type: 'deadline.moved'; was?: string | undefined } & DeadlineRef & Dated)
  | ({ type: 'deadline.met'; metOn: string; late: boolean; due?: string | undefined; factId: string } & DeadlineRef)
  | ({ type: 'deadline.reopened' } & DeadlineRef)
  | ({ type: 'deadline.withdrawn' } & DeadlineRef)
  | ({
      type: 'deadline.waived';
      reason: string /** By a named approver; else the procedure itself frees it. */;
      approved: boolean;
    } & DeadlineRef)
  | ({ type: 'deadline.extended'; extension: Extension; request?: string | undefined } & DeadlineRef)
  | ({ type: 'extension.requested'; request: string; wish: ExtensionRequest } & DeadlineRef)
  | ({ type: 'extension.refused'; request: string; reason: string } & DeadlineRef)
  | ({ type: 'deadline.paused'; from: string; reason: string } & DeadlineRef)
  | ({ type: 'deadline.resumed'; until: string; reason?: string | undefined } & DeadlineRef)
  /** The day asked for what was sent back; without one it is not owed any more. */
  | ({ type: 'deadline.rework'; on?: string | undefined } & DeadlineRef)
  | ({ type: 'deadline.lapsed'; due: string } & DeadlineRef)
  | ({ type: 'deadline.lapse-withdrawn' } & DeadlineRef)
  | ({
      type: 'rung.fired';
      rung: string;
      generation: number;
      to: string[];
      paper?: string | undefined;
      /** For information（抄送）. */
      copyTo?: string[] | undefined;
      /** In place of the product's own words. */
      wording?: string | undefined;
      due: string;
    } & DeadlineRef)
  | ({ type: 'rung.skipped'; rung: string; generation: number } & DeadlineRef)
  | { type: 'effect.failed'; effect: string; message: string }
  | { type: 'peer.started'; workflowId: string }
  /** The history of the run before this one, kept beside the ledger: its events and the sha256 of its bytes. */
  | { type: 'history.exported'; runId: string; events: number; sha256: string }
  | { type: 'letter.issued'; letter: string; number: string; paperHash: string }
  | { type: 'calendar.revised'; calendar: Calendar }
  | {
      type: 'rulebook.revised';
      book: Rulebook;
      /** Hash of the version followed until then. */
      was?: string | undefined;
      reason?: string | undefined;
      /** Facts that only the new version lets a peer know. */
      copies?: FactCopy[] | undefined;
    }
  | { type: 'time.passed' }
  | { type: 'went-live' };

/** A correction as it travels to a peer. */
export interface CopiedCorrection {
  factId: string;
  after: Fact[];
}

/** An event of the heart. `at`: when it happened or fell due, UTC. `v`: version of the body's shape. */
export type Event = EventBody & { v: 1; at: string };

/** The event with its version and instant. */
export function event(at: string, body: EventBody): Event {
  return { v: 1, at, ...body };
}
