import type { Breach, MissingGate } from './event.ts';

/** Why a command is refused. `status` is the HTTP status the API gives it; `detail` is what the clerk reads. */
export interface Rejection {
  code:
    | 'unknown-fact'
    | 'unknown-subject'
    | 'gate'
    | 'people'
    | 'future'
    | 'before-calendar'
    | 'closed'
    | 'already'
    | 'unknown-deadline'
    | 'unknown-request'
    | 'not-allowed';
  status: 400 | 404 | 409 | 422;
  detail: string;
  /** Path of the offending field in the command. */
  field?: string | undefined;
  missing?: MissingGate[] | undefined;
  breaches?: Breach[] | undefined;
}

/** Thrown inside decide and nowhere else; decide returns it. */
export class Refusal extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.detail);
  }
}

/** Stops deciding with a reason. */
export function refuse(rejection: Rejection): never {
  throw new Refusal(rejection);
}
