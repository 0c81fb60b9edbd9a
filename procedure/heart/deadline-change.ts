/** How a deadline is seen to change, by the event that tells it: its date came, went or is another, or it is owed again. */
export const DEADLINE_CHANGES = {
  'deadline.moved': 'moved',
  'deadline.opened': 'opened',
  'deadline.withdrawn': 'withdrawn',
  'deadline.waiting': 'waiting',
  'deadline.reopened': 'reopened',
} as const;

export type DeadlineChangeType = keyof typeof DEADLINE_CHANGES;
export type DeadlineChange = (typeof DEADLINE_CHANGES)[DeadlineChangeType];

/** The types of those events. */
export const DEADLINE_CHANGE_TYPES = Object.keys(DEADLINE_CHANGES) as DeadlineChangeType[];
