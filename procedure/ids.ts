/** The standing office: its workflow id, and what its entries have for a round. */
export const OFFICE = 'office';

/** Workflow id of an inspection, e.g. R2022-02-03-1. */
export function inspectionWorkflowId(round: string, ref: string): string {
  const [group = '', unit = ''] = ref.split('-');
  return `${round}-${group.padStart(2, '0')}-${unit}`;
}

/** Workflow id of a transfer, e.g. R2022-02-T1. */
export function transferWorkflowId(round: string, no: number): string {
  return `${round}-T${no}`;
}

/** The round a workflow belongs to. */
export function roundOf(workflowId: string): string {
  if (workflowId === OFFICE) return OFFICE;
  return workflowId.slice(0, 'R0000-00'.length);
}

const INSPECTION = /^(R\d{4}-\d{2})-(\d{2})-(\d{1,2})$/;

/** The round and the reference `3-1` of an inspection's workflow; undefined of any other. */
export function inspectionOf(workflowId: string): { round: string; ref: string } | undefined {
  const [, round, group, no] = INSPECTION.exec(workflowId) ?? [];
  return round === undefined ? undefined : { round, ref: `${Number(group)}-${Number(no)}` };
}

/** What the whole of a workflow is called as a subject: office, round, inspection/3-1, transfer/1. */
export function wholeOf(workflowId: string): string {
  if (workflowId === OFFICE) return OFFICE;
  const inspection = inspectionOf(workflowId);
  if (inspection) return `inspection/${inspection.ref}`;
  const [, transfer] = workflowId.split('-T');
  return transfer === undefined ? 'round' : `transfer/${transfer}`;
}

/** Workflow id of the revision that takes a calendar version to all others, e.g. calendar-3. */
export function calendarRevisionId(no: number): string {
  return `calendar-${no}`;
}

/** What the ids of the commands of one calendar version begin with. */
export function calendarCommandPrefix(no: number): string {
  return `calendar/${no}/`;
}
