import { messages } from '../messages.ts';
import type { components, paths } from './schema.d.ts';

/** RFC 9457, as every refusal of the API looks. */
export type Problem = paths['/api/session']['get']['responses']['default']['content']['application/problem+json'] &
  Partial<components>;

/** The API said no, and why. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** No answer: whether it was recorded is not known, so the same key is used again. */
export class Unreachable extends Error {
  constructor() {
    super(messages.states.unreachable);
  }
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'detail' in value && 'code' in value;
}

/** What to tell of any failure. */
export function wordsOf(error: unknown): string {
  return error instanceof Refusal || error instanceof Unreachable ? error.message : messages.states.failed;
}
