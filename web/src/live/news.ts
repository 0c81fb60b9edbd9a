/** One thing that changed, as `/api/events` tells it（api/schemas/events.ts）. */
export interface Change {
  round: string;
  workflow?: string;
  revision?: number;
  deadlines: boolean;
  inbox: boolean;
}

/**
 * What a tab hears. open: connected · lost: tried again by itself · refused: the server said no, nothing is tried ·
 * over: the session ended · account: roles or password changed · everything: something was missed, or a day began.
 */
export type News =
  | { kind: 'open' | 'lost' | 'refused' | 'over' | 'account' | 'everything' }
  | { kind: 'changed'; changes: Change[] };

/** What a tab says to the worker that all tabs of a browser share. */
export type Wish = 'start' | 'stop';
