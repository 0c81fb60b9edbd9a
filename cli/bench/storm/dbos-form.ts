/** How the deadlines are given to DBOS: a workflow for each, or one for all of an inspection. */
export type Form = 'deadline' | 'inspection';

/** Told to the process that does it, by `STORM`. */
export interface Task {
  form: Form;
  storm: string;
  inspections: number;
  deadlines: number;
  /** Epoch milliseconds; absent when it only takes up what it finds. */
  dueAt?: number;
}
