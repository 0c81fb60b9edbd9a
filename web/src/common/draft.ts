import { rehearsed } from '../api/rehearsed.ts';

/** What was typed into a form and the key it will be recorded under. */
export interface Draft<T> {
  key: string;
  values: T;
}

/** What is typed in a rehearsal is no draft of a real round of the same number. */
const PREFIX = rehearsed === undefined ? 'draft:' : `draft:${rehearsed}:`;

/** What this person typed into this form in this tab before; sign-out forgets it. */
export function readDraft<T>(name: string): Draft<T> | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'key' in kept ? (kept as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft<T>(name: string, draft: Draft<T>): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // A full or forbidden store loses the draft on a reload only; the open form has it.
  }
}

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}
