/**
 * Tables that are only appended to, with the columns that may change all the same. The application's role may read and
 * insert there and nothing else; those that a database does not have yet are passed over.
 */
export const APPEND_ONLY: Record<string, readonly string[]> = {
  entries: [],
  commands: [],
  // A rulebook that is published again becomes the newest of its id; its content stays.
  rulebooks: ['published_at'],
  calendars: [],
  calendar_versions: [],
  builds: [],
  histories: [],
  checkpoints: [],
  trail: [],
  scans: [],
};
