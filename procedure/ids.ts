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

/** Workflow id of the revision that takes a calendar version to all others, e.g. calendar-3. */
export function calendarRevisionId(no: number): string {
  return `calendar-${no}`;
}

/** What the ids of the commands of one calendar version begin with. */
export function calendarCommandPrefix(no: number): string {
  return `calendar/${no}/`;
}
