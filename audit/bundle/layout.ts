import type { ProjectedTable } from '../../procedure/row.ts';

/** Name of the member that says what each workflow's members are. */
export const INDEX = 'round.json';
/** Name of the member with the keys that the histories are under. */
export const KEYS = 'keys.json';
/** Name of the member that lists every paper that entries name. */
export const PAPERS = 'papers.jsonl';

/** Names of the members of one workflow. */
export const entriesOf = (workflowId: string): string => `entries/${workflowId}.jsonl`;
export const commandsOf = (workflowId: string): string => `commands/${workflowId}.jsonl`;

/** A run's history（`temporal.api.history.v1.History`）: its place in the chain, or beside it. */
export function historyOf(workflowId: string, runId: string, place: number, beside: boolean): string {
  const order = String(place + 1).padStart(3, '0');
  return `histories/${workflowId}/${beside ? 'beside-' : ''}${order}-${runId}.binpb`;
}

export const rowsOf = (table: ProjectedTable): string => `rows/${table}.jsonl`;
export const rulebookOf = (hash: string): string => `rulebooks/${hash}.json`;
export const calendarOf = (version: string): string => `calendars/${version}.json`;
export const buildOf = (buildId: string): string => `builds/${buildId}.js`;
