import type { Row } from '../../papers/told.ts';
import type { Subject } from '../../procedure/heart/state.ts';

/** One thing that a paper can be printed for, with what the ledger has of it alone. */
export interface Choice {
  /** Its address, e.g. letter.aud. */
  on: string;
  /** Number of one of several things of an inspection. */
  no?: string;
  /** What people call it. */
  title: string;
  subject: Subject;
  /** Days of facts count only from this fact on（一件来函）. */
  since?: string;
  own: Row;
  rows: Readonly<Record<string, readonly Row[]>>;
}
