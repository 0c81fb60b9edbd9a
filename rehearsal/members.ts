import { inspectionWorkflowId, transferWorkflowId } from '../procedure/ids.ts';

/** The workflow that keeps the facts of a subject: round, inspection/1-1 or transfer/1. */
export function homeId(round: string, on: string): string {
  const [kind = '', rest = ''] = on.split('/');
  if (kind === 'inspection') return inspectionWorkflowId(round, rest);
  return kind === 'transfer' ? transferWorkflowId(round, Number(rest)) : round;
}
