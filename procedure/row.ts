/** Values a projected column may hold; dates are 'YYYY-MM-DD', instants UTC ISO strings. */
export type Cell = string | number | boolean | null | string[] | number[] | object;

/**
 * Tables that `project` writes; `entries`, `commands` and `workflows` are written by the flush itself.
 * Letter replies, hearings, reports and clues are views of `facts` and `transfers`.
 */
export type ProjectedTable =
  | 'rounds'
  | 'groups'
  | 'inspections'
  | 'plans'
  | 'letters'
  | 'deadlines'
  | 'transfers'
  | 'facts'
  | 'effects'
  | 'outbox'
  | 'targets'
  | 'people'
  | 'parameters'
  | 'drafts'
  | 'extensionRequests';

/**
 * Insert the row, or set these columns where the key exists. Columns are named as in `db/schema` (camelCase).
 * A change that is not a whole row only sets columns: of every row the key fits.
 */
export interface RowChange {
  table: ProjectedTable;
  key: Record<string, string | number>;
  set: Record<string, Cell>;
}
