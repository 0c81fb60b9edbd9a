import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';

const NOT_FOUND = 5;

/** Whether the engine says that it has no such run: it never had, or its retention is over. */
export function isForgotten(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && error.code === NOT_FOUND);
}
