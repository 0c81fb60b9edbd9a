import type { Look, Seen } from '../../procedure/heart/look.ts';
import type {
  Envelope,
  OfficeInput,
  Rejections,
  RoundInput,
  StatusView,
  SubmitResult,
} from '../../workflows/messages.ts';

/** What is known of the engine without asking a workflow anything. */
export interface EngineHealth {
  engine: boolean;
  /** Somebody polls the task queue. */
  worker: boolean;
}

/** All accepted, or nothing happened and every rejection is told. */
export type Answer = { ok: true; result: SubmitResult } | { ok: false; rejections: Rejections };

/** The durable engine as the API needs it. Every method throws `EngineFailure` when it gets no answer. */
export interface Engine {
  startRound(input: RoundInput): Promise<'started' | 'exists'>;
  startOffice(input: OfficeInput): Promise<'started' | 'exists'>;
  /** Starts taking a calendar version to the open workflows; once for each version. */
  startCalendarRevision(no: number): Promise<'started' | 'exists'>;
  /** The same update id is the same update: it is carried out once. */
  submit(workflowId: string, updateId: string, commands: Envelope[]): Promise<Answer>;
  status(workflowId: string): Promise<StatusView>;
  /** What is derived of the workflow's state; nothing is recorded. */
  look(workflowId: string, asked: Look): Promise<Seen>;
  health(): Promise<EngineHealth>;
}

/** unreachable: no connection · unconfirmed: no answer in time · unknown: no such workflow · conflicted: it stopped. */
export type FailureKind = 'unreachable' | 'unconfirmed' | 'unknown-workflow' | 'conflicted';

/** The engine gave no answer to what was asked. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';

  constructor(
    readonly kind: FailureKind,
    readonly workflowId: string | undefined,
    options?: ErrorOptions,
  ) {
    super(`engine: ${kind}${workflowId === undefined ? '' : ` (${workflowId})`}`, options);
  }
}
